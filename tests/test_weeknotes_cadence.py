"""When a note is expected: by the calendar, the bank holidays, and who is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.isoweek import Week, Weeks
from weekpress.isoweek.cadence import CADENCES, period_of, periods
from weekpress.weeknotes.cadence import Schedule, missing, outlook, schedule
from weekpress.weeknotes.working_days import bank_holiday, working_days

DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
WEEKS = DAYS.map(Week.of)
SOMETIME = Week(2026, 1)


def here(_days: Sequence[date]) -> bool:
    """Nobody is away."""
    return False


def weeks(*written: str) -> list[Weeks]:
    return [Weeks.parse(text) for text in written]


@given(WEEKS, st.integers(0, 120), st.sampled_from(CADENCES), WEEKS)
def test_every_week_is_in_exactly_one_period(
    first: Week, more: int, cadence: str, anchor: Week
) -> None:
    last = first.later(more)
    found = [week for period in periods(first, last, cadence, anchor) for week in period]
    assert found == [found[0].later(n) for n in range(len(found))]
    assert {first, last} <= set(found)
    assert all(week in period_of(week, cadence, anchor) for week in found)


@given(WEEKS, st.integers(-200, 200))
def test_fortnights_are_counted_from_their_anchor(anchor: Week, fortnights: int) -> None:
    first = anchor.later(2 * fortnights)
    assert period_of(first.later(1), "fortnightly", anchor) == Weeks(first, first.later(1))


@given(WEEKS)
def test_a_month_is_the_weeks_whose_thursday_is_in_it(week: Week) -> None:
    period = period_of(week, "monthly", SOMETIME)
    assert len(period) in {4, 5}
    assert {(w.thursday.year, w.thursday.month) for w in period} == {
        (week.thursday.year, week.thursday.month)
    }


@pytest.mark.parametrize(
    ("week", "cadence", "period"),
    [
        ("2026-W53", "weekly", "2026-W53"),
        ("2027-W01", "fortnightly", "2026-W53..2027-W01"),  # counted from 2026-W47
        ("2026-W53", "monthly", "2026-W49..W53"),
        ("2027-W01", "monthly", "2027-W01..W04"),
        ("2020-W53", "monthly", "2020-W49..W53"),
        ("2026-W01", "monthly", "2026-W01..W05"),
    ],
)
def test_new_year_and_week_53_cut_no_period(week: str, cadence: str, period: str) -> None:
    assert str(period_of(Week.parse(week), cadence, Week(2026, 47))) == period


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 4, 3), "Good Friday"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2020, 5, 8), "May Day"),  # moved from the Monday, for VE Day
        (date(2026, 3, 17), ""),  # St Patrick's, in Northern Ireland
        (date(2026, 1, 2), ""),  # in Scotland
        (date(2026, 8, 3), ""),  # summer, in Scotland
        (date(2026, 12, 28), "Boxing Day (observed)"),
    ],
)
def test_bank_holidays_are_those_of_england_and_wales(day: date, name: str) -> None:
    assert bank_holiday(day) == name


@given(WEEKS)
def test_a_week_has_working_days_and_no_weekend(week: Week) -> None:
    days = working_days(Weeks(week, week))
    assert 2 <= len(days) <= 5
    assert all(week.monday <= day <= week.friday for day in days)


@pytest.mark.parametrize(
    ("week", "due"),
    [
        ("2026-W48", "2026-11-27"),
        ("2026-W14", "2026-04-02"),  # Good Friday
        ("2024-W52", "2024-12-27"),  # Wednesday and Thursday are holidays
        ("2028-W01", "2028-01-07"),
        ("2022-W22", "2022-06-01"),  # Thursday and Friday: the jubilee
        ("2026-W53", "2026-12-31"),
    ],
)
def test_a_note_is_for_the_last_working_day(week: str, due: str) -> None:
    plan = Schedule("weekly", SOMETIME)
    (found,) = outlook(plan, [], Week.parse(week), Week.parse(week), here)
    assert (found.expected, str(found.due)) == (True, due)


def test_a_week_of_fewer_than_three_working_days_expects_nothing() -> None:
    """Easter with a holiday in the middle is not to be had: a project that starts on Wednesday."""
    plan = Schedule("weekly", SOMETIME, first=date(2026, 4, 1), last=date(2026, 4, 10))
    found = outlook(plan, [], Week(2026, 13), Week(2026, 16), here)
    assert [(str(p.weeks), p.expected) for p in found] == [
        ("2026-W13", False),
        ("2026-W14", False),  # Wednesday and Thursday, then Good Friday
        ("2026-W15", True),  # Easter Monday, four days
        ("2026-W16", False),
    ]


def test_when_everybody_is_away_nothing_is_expected() -> None:
    plan = Schedule("fortnightly", Week(2026, 52))
    (found,) = outlook(plan, [], Week(2026, 53), Week(2026, 53), lambda days: len(days) == 7)
    assert (found.expected, found.all_away, len(found.days)) == (False, True, 7)


@pytest.mark.parametrize(
    ("state", "ended", "last"),
    [
        ("active", None, None),
        ("active", date(2026, 12, 4), date(2026, 12, 4)),
        ("paused", None, date(2026, 11, 15)),
        ("finished", date(2026, 11, 27), date(2026, 11, 27)),
    ],
)
def test_nothing_is_expected_after_the_end(
    state: str, ended: date | None, last: date | None
) -> None:
    plan = schedule("fortnightly", state, None, ended, weeks("2026-W46", "2026-W43..W44"))
    assert (plan.anchor, plan.first, plan.last) == (Week(2026, 43), date(2026, 10, 19), last)


MISSING = [
    ("2026-11-26", ["2026-W47"], []),  # this week is not over
    ("2026-11-30", ["2026-W46"], []),  # Monday is early enough
    ("2026-12-01", ["2026-W46"], ["2026-W47", "2026-W48"]),
    ("2026-12-01", ["2026-W45", "2026-W47"], []),  # one is nothing
    ("2026-12-01", ["2026-W44", "2026-W46..W47"], []),
    ("2026-12-01", ["2026-W44"], ["2026-W45", "2026-W46", "2026-W47", "2026-W48"]),
    ("2026-12-01", ["2026-W45", "2026-W48"], []),  # the next note ends the silence
    ("2026-12-01", [], ["2026-W45", "2026-W46", "2026-W47", "2026-W48"]),
    ("2026-11-03", [], []),
    ("2026-10-01", [], []),
]


@pytest.mark.parametrize(("today", "notes", "told"), MISSING)
def test_you_can_miss_one_never_two_in_a_row(today: str, notes: list[str], told: list[str]) -> None:
    plan = schedule("weekly", "active", date(2026, 11, 2), None, weeks(*notes))
    found = missing(plan, weeks(*notes), date.fromisoformat(today), here)
    assert [str(period.weeks) for period in found] == told


def test_weeks_in_which_nothing_is_expected_are_not_missing() -> None:
    """Two real weeks with Christmas between them are in a row; Christmas itself is none."""

    def christmas(days: Sequence[date]) -> bool:
        return date(2026, 12, 24) in days or date(2026, 12, 31) in days

    plan = schedule("weekly", "active", date(2026, 12, 7), None, weeks("2026-W50"))
    today = date(2027, 1, 12)
    found = missing(plan, weeks("2026-W50"), today, christmas)
    assert [str(period.weeks) for period in found] == ["2026-W51", "2027-W01"]
    assert missing(plan, weeks("2026-W51"), today, christmas) == ()


@given(DAYS, st.sampled_from(CADENCES), st.integers(0, 60))
def test_a_project_that_writes_every_time_misses_nothing(
    started: date, cadence: str, more: int
) -> None:
    last = Week.of(started).later(more)
    notes = list(periods(Week.of(started), last, cadence, Week.of(started)))
    plan = schedule(cadence, "active", started, None, notes)
    assert missing(plan, notes, last.sunday + timedelta(days=2), here) == ()
