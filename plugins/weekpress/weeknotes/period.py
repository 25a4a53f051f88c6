"""A quarter, a month, or any run of days, that a digest sums up.

A week belongs to the period that holds its Thursday. Source: ISO 8601, for the year of a week.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from weekpress.isoweek import MONTHS, Week, long_date

_QUARTER = re.compile(r"(?P<year>\d{4})[-\s]?[Qq](?P<number>[1-4])")
_MONTH = re.compile(r"(?P<year>\d{4})-(?P<number>0?[1-9]|1[0-2])")


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both in it. Raises ValueError where that is before it begins."""

    first: date
    last: date
    name: str
    """Its part of a file's name: "2026-q4"."""
    words: str
    """As the end of a title has it: "from October to December 2026"."""

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{long_date(self.last)} is before {long_date(self.first)}")

    def __contains__(self, moment: object) -> bool:
        """Whether a day, or a week by its Thursday, is in it."""
        day = moment.thursday if isinstance(moment, Week) else moment
        return isinstance(day, date) and self.first <= day <= self.last


def quarter(text: str) -> Period:
    """The quarter of a calendar year written as "2026-Q4". Raises ValueError in words."""
    match = _QUARTER.fullmatch(text.strip())
    if not match or match["year"] == "0000":
        raise ValueError(f'"{text}" is not a quarter. Write it as 2026-Q4')
    year, number = int(match["year"]), int(match["number"])
    start, end = number * 3 - 2, number * 3
    words = f"from {MONTHS[start - 1]} to {MONTHS[end - 1]} {year}"
    name = f"{year:04d}-q{number}"
    return Period(date(year, start, 1), date(year, end, monthrange(year, end)[1]), name, words)


def month(text: str) -> Period:
    """The month written as "2026-11". Raises ValueError in words."""
    match = _MONTH.fullmatch(text.strip())
    if not match or match["year"] == "0000":
        raise ValueError(f'"{text}" is not a month. Write it as 2026-11')
    year, number = int(match["year"]), int(match["number"])
    last = date(year, number, monthrange(year, number)[1])
    words = f"in {MONTHS[number - 1]} {year}"
    return Period(last.replace(day=1), last, f"{year:04d}-{number:02d}", words)


def between(first: date, last: date) -> Period:
    """Any run of days. Raises ValueError in words."""
    words = f"from {long_date(first)} to {long_date(last)}"
    return Period(first, last, f"{first}-to-{last}", words)
