"""Weeks in their years and months: each once, wherever the year turns."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.isoweek import Week, last_week
from weekpress.weeknotes.calendar import calendar
from weekpress.weeknotes.gaps import between

WEEKS = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(Week.of)


@given(st.dictionaries(WEEKS, st.integers(1, 60), max_size=80))
def test_every_week_is_in_exactly_one_month_and_keeps_its_count(counts: dict[Week, int]) -> None:
    entries = [e for y in calendar(counts) for m in y.months for e in m.weeks]
    assert Counter({entry.week: entry.notes for entry in entries}) == Counter(counts)
    assert len(entries) == len(counts)


@given(st.sets(WEEKS, max_size=80))
def test_years_go_back_and_their_months_and_weeks_forth(weeks: set[Week]) -> None:
    years = calendar(dict.fromkeys(weeks, 1))
    assert [y.number for y in years] == sorted({w.year for w in weeks}, reverse=True)
    for year in years:
        assert [m.number for m in year.months] == sorted({m.number for m in year.months})
        entries = [entry.week for month in year.months for entry in month.weeks]
        assert entries == sorted(week for week in weeks if week.year == year.number)


@given(st.integers(1900, 2200))
def test_no_month_of_a_whole_year_has_fewer_than_four_weeks_or_more_than_five(year: int) -> None:
    weeks = between(Week(year, 1), Week(year, last_week(year)))
    (one,) = calendar(dict.fromkeys(weeks, 1))
    assert {len(month.weeks) for month in one.months} <= {4, 5}
    assert sum(len(month.weeks) for month in one.months) == last_week(year)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 24)))
def test_a_thursday_says_the_month_and_year_of_its_week(day: date) -> None:
    thursday = day + timedelta(days=(3 - day.weekday()) % 7)
    (year,) = calendar({Week.of(thursday): 1})
    assert (year.number, year.months[0].number) == (thursday.year, thursday.month)


@pytest.mark.parametrize(
    ("week", "year", "month", "monday"),
    [
        ("2020-W53", 2020, "December", "28 December"),
        ("2026-W01", 2026, "January", "29 December"),
        ("2021-W01", 2021, "January", "4 January"),
        ("2026-W40", 2026, "October", "28 September"),
        ("2026-W53", 2026, "December", "28 December"),
    ],
)
def test_new_year_and_the_ends_of_months(week: str, year: int, month: str, monday: str) -> None:
    (one,) = calendar({Week.parse(week): 2})
    assert (one.number, one.months[0].name) == (year, month)
    assert one.months[0].weeks[0].monday == monday


def test_a_site_without_notes_has_no_years() -> None:
    assert calendar({}) == []
