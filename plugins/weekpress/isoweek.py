"""ISO weeks: the dates a team's notes hang on.

Source: ISO 8601. A week starts on Monday and belongs to the year that holds its Thursday, so the
first days of January may lie in the old year's last week and the last of December in week 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_WEEK = re.compile(r"(?P<year>\d{4})-?[Ww](?P<number>\d{1,2})")


def long_date(day: date) -> str:
    """A date as people write it: "20 November 2026", the same in every locale of the machine."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@dataclass(frozen=True, order=True)
class Week:
    """One ISO week. Raises ValueError, in a person's words, for a week its year does not have."""

    year: int
    """The ISO year: that of the week's Thursday."""
    number: int
    """From 1 to 52 or 53."""

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9998:
            raise ValueError(f"{self.year} is not a year")
        if not 1 <= self.number <= last_week(self.year):
            last = last_week(self.year)
            raise ValueError(f"{self.year} has weeks 1 to {last}, not {self.number}")

    @classmethod
    def of(cls, day: date) -> Week:
        """The week that holds `day` (a datetime will do: its own date counts)."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Week:
        """The week written as "2026-W47"; "2026W47", "2026-w7" are understood too."""
        match = _WEEK.fullmatch(text.strip())
        if not match:
            raise ValueError(f'"{text}" is not an ISO week such as 2026-W47')
        return cls(int(match["year"]), int(match["number"]))

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def friday(self) -> date:
        return self.monday + timedelta(days=4)

    @property
    def label(self) -> str:
        """How every page names it: "Week of 16 November 2026"."""
        return f"Week of {long_date(self.monday)}"

    @property
    def path(self) -> str:
        """Its part of an address: "2026/w47"."""
        return f"{self.year:04d}/w{self.number:02d}"

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


def last_week(year: int) -> int:
    """52 or 53: the number of the year's last week. 28 December always lies in it."""
    return date(year, 12, 28).isocalendar()[1]
