"""A week as people write it: every spelling that was seen, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.isoweek import Week, Weeks
from weekpress.isoweek.written import NoWeekError, find_week, read_week

SEEN = [
    # text, posted, week, what is odd
    ("w/c 9.9.2019", None, "2019-W37", ""),
    ("w/c 3.2.20", None, "2020-W06", ""),
    ("w/c 28 May 2019", None, "2019-W22", "starts on a Tuesday"),
    ("w/c 27 April", date(2019, 5, 3), "2019-W18", "starts on a Saturday; the Monday after"),
    ("w/c 28 April 2019 (Sunday)", None, "2019-W18", "starts on a Sunday; the Monday after"),
    ("w/c 23/2/2020", None, "2020-W09", "starts on a Sunday; the Monday after"),
    ("w/c 22.11.2019 (Friday)", None, "2019-W47", "starts on a Friday"),
    ("week ending: 2020-04-3", None, "2020-W14", ""),
    ("W/e 29/05", date(2020, 6, 1), "2020-W22", ""),
    ("w/c 15th July", date(2019, 7, 19), "2019-W29", ""),
    ("weeknotes 22/09/20 (Tuesday)", None, "2020-W39", ""),
    ("22-26 April", date(2019, 4, 26), "2019-W17", ""),
    ("2023 - Week 50", None, "2023-W50", ""),
    ("2019.30", None, "2019-W30", ""),
    ("w/c 27 January", date(2020, 2, 4), "2020-W05", ""),
    ("w/e Friday 30 January 2026", None, "2026-W05", ""),
    ("29 December 2025", None, "2026-W01", ""),
    ("03/06/19", None, "2019-W23", ""),
    # the other spellings of the same blog and its neighbours
    ("Weeknotes Week ending: 2019-11-15", None, "2019-W46", ""),
    ("week ending 2nd February 2024", None, "2024-W05", ""),
    ("w.c. 11/11/2019, Phase 3, Sprint 5", None, "2019-W46", ""),
    ("Hackney Spacebank w/c 8th July 2019", None, "2019-W28", ""),
    ("manage-arrears-weeknotes-w-c-11-11-2019", None, "2019-W46", ""),
    ("platform-api-weeknotes-15-april-2020", None, "2020-W16", ""),
    ("manage-a-tenancy-week-notes-18-10-19", None, "2019-W42", ""),
    ("weeknotes-22-26-april", date(2019, 4, 26), "2019-W17", ""),
    ("Final Show and Tell – 13-2-20", None, "2020-W07", ""),
    ("29 April - 3 May 2019", None, "2019-W18", ""),
    ("8 May-12 May 2019", None, "2019-W19", ""),
    ("30 December to 3 January 2020", None, "2020-W01", ""),
    ("w/e 29/12", date(2027, 1, 4), "2026-W53", "ends on a Tuesday"),
    ("July 8th, 2019", None, "2019-W28", ""),
    ("Week 50, 2023", None, "2023-W50", ""),
    ("week 1", date(2026, 12, 30), "2027-W01", ""),
    ("2024-05", None, "2024-W05", "as week 5, not as a month"),
    ("Wythnos 16 Tachwedd 2026", None, "2026-W47", ""),
    ("wythnos yn dechrau 16eg o Dachwedd 2026", None, "2026-W47", ""),
    ("wythnos yn gorffen dydd Gwener 20 Tachwedd 2026", None, "2026-W47", ""),
    ("22-26 Ebrill 2019", None, "2019-W17", ""),
]


@pytest.mark.parametrize(("text", "posted", "week", "odd"), SEEN, ids=[row[0] for row in SEEN])
def test_what_people_write_is_the_week_they_mean(
    text: str, posted: date | None, week: str, odd: str
) -> None:
    reading = read_week(text, posted)
    assert str(reading.weeks) == week
    assert odd in reading.odd if odd else reading.odd == ""


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("2026-W46..W47", "2026-W46..W47"),
        ("2026-W53..2027-W01", "2026-W53..2027-W01"),
        ("W46 to W47 2026", "2026-W46..W47"),
        ("9 - 20 November 2026", "2026-W46..W47"),
        ("Two weeks from 9 November 2026", "2026-W46..W47"),
        ("2 wythnos o 9 Tachwedd 2026", "2026-W46..W47"),
    ],
)
def test_several_weeks_are_a_run(text: str, weeks: str) -> None:
    assert str(read_week(text).weeks) == weeks


@pytest.mark.parametrize(
    ("text", "why", "guess"),
    [
        ("week ending: 2020-03-013", "is not a date", "2020-W11"),
        ("w/c sometime in mid-March", "names no week", None),
        ("W/e 29/05", "names no year", None),
        ("31/06/2020", "no calendar has", "2020-W27"),
        ("05/25/2019", "no calendar has", "2019-W21"),
        ("2025-W53", "2025 has weeks 1 to 52, not 53", "2026-W01"),
        ("Friday 29 January 2026", "is a Thursday, not a Friday", "2026-W05"),
        ("w/c 9.9.2019, really 16.9.2019", "more than one week, 2019-W37 and 2019-W38", "2019-W38"),
        ("2026-W47..W46", "2026-W46 is before 2026-W47", None),
        ("2026-W01..W40", "a note is about 13 at most", None),
        ("next week", "names no week", None),
        ("", "names no week", None),
    ],
)
def test_what_cannot_be_is_told_with_a_guess(text: str, why: str, guess: str | None) -> None:
    with pytest.raises(NoWeekError, match=why) as caught:
        read_week(text)
    assert caught.value.guess == (Week.parse(guess) if guess else None)


def test_a_title_names_a_week_only_where_it_speaks_of_weeks() -> None:
    assert find_week("Version 1.2.20 is out") is None
    assert find_week("What 400 phone calls sound like") is None
    found = find_week("Missed bins weeknotes 13-2-20")
    assert found and found.week == Week(2020, 7)


days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))


@given(days)
def test_every_day_is_read_as_its_week(day: date) -> None:
    for text in (f"{day.day}/{day.month}/{day.year}", f"{day:%d.%m.%Y}", day.isoformat(),
                 f"week ending {day.isoformat()}"):  # fmt: skip
        assert read_week(text).week == Week.of(day)


@given(days, st.sampled_from(["en", "cy"]))
def test_what_a_page_shows_is_read_as_the_same_week(day: date, lang: str) -> None:
    week = Week.of(day)
    assert read_week(week.label_in(lang)) == read_week(str(week))
    assert read_week(week.label_in(lang)).weeks == Weeks(week, week)


@given(days, st.integers(1, 13), st.sampled_from(["en", "cy"]))
def test_a_run_of_weeks_is_read_as_it_is_shown(day: date, count: int, lang: str) -> None:
    first = Week.of(day)
    run = Weeks(first, first.later(count - 1))
    assert read_week(run.label_in(lang)).weeks == run
    assert Weeks.parse(str(run)) == run == read_week(str(run)).weeks


@given(days, st.integers(-180, 180))
def test_a_missing_year_is_that_of_the_post(posted: date, away: int) -> None:
    day = date.fromordinal(min(max(posted.toordinal() + away, 726468), 763200))
    if (day.month, day.day) != (2, 29):
        assert read_week(f"{day.day}/{day.month}", posted).week == Week.of(day)


@given(st.text(max_size=60) | st.text("0123456789./- wceWYnr", max_size=30))
def test_nothing_that_is_typed_breaks_the_reading(text: str) -> None:
    try:
        assert read_week(text, date(2026, 11, 20)).weeks
    except NoWeekError as error:
        assert error.message and error.fix
