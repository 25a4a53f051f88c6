"""ISO weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.isoweek import Week, last_week, long_date


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (date(2026, 11, 20), "2026-W47"),
        (date(2025, 12, 29), "2026-W01"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2019, 9, 9), "2019-W37"),
    ],
)
def test_a_day_belongs_to_the_week_of_its_thursday(day: date, week: str) -> None:
    assert str(Week.of(day)) == week


def test_a_week_is_named_by_its_monday() -> None:
    assert Week.parse("2026-W47").label == "Week of 16 November 2026"
    assert Week.parse("2026-W53").label == "Week of 28 December 2026"


@pytest.mark.parametrize("text", ["2026-W47", "2026W47", "2026-w47", " 2026-W47 "])
def test_a_week_is_understood_as_it_is_written(text: str) -> None:
    assert Week.parse(text) == Week(2026, 47)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-47", "not an ISO week"),
        ("2025-W53", "2025 has weeks 1 to 52, not 53"),
        ("2026-W00", "2026 has weeks 1 to 53, not 0"),
        ("next week", "not an ISO week"),
        ("0000-W01", "0 is not a year"),
    ],
)
def test_a_week_that_is_none_says_why(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Week.parse(text)


@given(st.dates(min_value=date(1, 1, 8), max_value=date(9998, 12, 31)))
def test_a_week_holds_the_day_it_was_made_of(day: date) -> None:
    week = Week.of(day)
    assert week.monday <= day <= week.monday + timedelta(days=6)
    assert Week.parse(str(week)) == week


def test_years_with_53_weeks_are_known() -> None:
    assert [year for year in range(2015, 2033) if last_week(year) == 53] == [2015, 2020, 2026, 2032]


def test_a_date_is_written_day_first() -> None:
    assert long_date(date(2026, 1, 5)) == "5 January 2026"
