"""ISO weeks, one or several in a row.

Source: ISO 8601. A week starts on Monday and belongs to the year that holds its Thursday, so the
first days of January may lie in the old year's last week and the last of December in week 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from weekpress.isoweek.months import is_welsh, long_date

_WEEK = re.compile(r"(?P<year>\d{4})-?[Ww](?P<number>\d{1,2})")
_RUN = re.compile(r"(?P<first>\d{4}-?[Ww]\d{1,2})\.\.(?P<year>\d{4}-?)?[Ww](?P<number>\d{1,2})")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LONGEST = 13
"""Weeks in a row that one note may be about: a quarter."""


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
    def thursday(self) -> date:
        """The day that says which year, and which month, the week belongs to."""
        return self.monday + timedelta(days=3)

    @property
    def friday(self) -> date:
        return self.monday + timedelta(days=4)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def closes(self, zone: tzinfo) -> datetime:
        """When it is over: the midnight at which the Monday after it begins in `zone`."""
        return datetime.combine(self.monday + timedelta(weeks=1), time(), zone)

    @property
    def label(self) -> str:
        """How every page names it: "Week of 16 November 2026"."""
        return self.label_in("en")

    def label_in(self, lang: str) -> str:
        """The same in the language of a page: "Wythnos 16 Tachwedd 2026"."""
        of = "Wythnos" if is_welsh(lang) else "Week of"
        return f"{of} {long_date(self.monday, lang)}"

    @property
    def path(self) -> str:
        """Its part of an address: "2026/w47"."""
        return f"{self.year:04d}/w{self.number:02d}"

    def later(self, weeks: int) -> Week:
        """The week so many weeks later; a negative number leads back.

        Raises ValueError outside the years 1 to 9998.
        """
        try:
            return Week.of(self.monday + timedelta(weeks=weeks))
        except OverflowError:
            raise ValueError(f"{weeks} weeks from {self} is no week of ours") from None

    def until(self, other: Week) -> int:
        """How many weeks later `other` is; negative where it is earlier."""
        return (other.monday - self.monday).days // 7

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


@dataclass(frozen=True, order=True)
class Weeks:
    """A run of weeks that one note is about; most often a single one.

    Raises ValueError, in a person's words, for a run that ends before it begins, or is too long.
    """

    first: Week
    last: Week

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")
        if len(self) > LONGEST:
            raise ValueError(f"{self} is {len(self)} weeks; a note is about {LONGEST} at most")

    @classmethod
    def parse(cls, text: str) -> Weeks:
        """The weeks written as "2026-W46..W47" or "2026-W52..2027-W01"; one week is a run of one.

        Raises ValueError for anything else.
        """
        match = _RUN.fullmatch("".join(text.split()))
        if not match:
            week = Week.parse(text)
            return cls(week, week)
        first = Week.parse(match["first"])
        year = int(match["year"].rstrip("-")) if match["year"] else first.year
        return cls(first, Week(year, int(match["number"])))

    @property
    def label(self) -> str:
        """How every page names them: "Two weeks from 9 November 2026"; one as a week's own."""
        return self.label_in("en")

    def label_in(self, lang: str) -> str:
        """The same in the language of a page: "2 wythnos o 9 Tachwedd 2026"."""
        if len(self) == 1:
            return self.first.label_in(lang)
        monday = long_date(self.first.monday, lang)
        if is_welsh(lang):  # in figures: a number in words changes the noun after it
            return f"{len(self)} wythnos o {monday}"
        count = _NUMBERS[len(self)] if len(self) < len(_NUMBERS) else str(len(self))
        return f"{count.capitalize()} weeks from {monday}"

    def __len__(self) -> int:
        return self.first.until(self.last) + 1

    def __iter__(self) -> Iterator[Week]:
        return (self.first.later(weeks) for weeks in range(len(self)))

    def __contains__(self, week: object) -> bool:
        return isinstance(week, Week) and self.first <= week <= self.last

    def __str__(self) -> str:
        if len(self) == 1:
            return str(self.first)
        same_year = self.first.year == self.last.year
        return f"{self.first}..{f'W{self.last.number:02d}' if same_year else self.last}"


def last_week(year: int) -> int:
    """52 or 53: the number of the year's last week. 28 December always lies in it."""
    return date(year, 12, 28).isocalendar()[1]
