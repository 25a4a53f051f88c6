"""The calendar: every week that has notes in its year and month, as the list of weeks shows it.

Comes in: weeks, each with how many notes it has. Goes out: years, newest first, with their months
in order. A week is in the year and the month of its Thursday, so each is there once.
Source: ISO 8601.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from weekpress.isoweek import MONTHS, Week


@dataclass(frozen=True)
class Entry:
    """One week."""

    week: Week
    notes: int
    """How many it has; 0 where the team wants such weeks shown."""

    @property
    def monday(self) -> str:
        """Its first day without the year: "16 November"."""
        day = self.week.monday
        return f"{day.day} {MONTHS[day.month - 1]}"


@dataclass(frozen=True)
class Month:
    """A month and those of its weeks that are shown."""

    number: int
    weeks: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """As people write it: "November"."""
        return MONTHS[self.number - 1]


@dataclass(frozen=True)
class Year:
    """An ISO year and those of its months in which weeks are shown."""

    number: int
    months: tuple[Month, ...]


def calendar(counts: Mapping[Week, int]) -> list[Year]:
    """The years of these weeks, newest first.

    counts -- how many notes each week has
    """
    weeks = sorted(counts)
    years = [(year, list(of_year)) for year, of_year in groupby(weeks, lambda week: week.year)]
    return [Year(year, _months(of_year, counts)) for year, of_year in reversed(years)]


def _months(weeks: list[Week], counts: Mapping[Week, int]) -> tuple[Month, ...]:
    grouped = groupby(weeks, lambda week: week.thursday.month)
    return tuple(
        Month(number, tuple(Entry(week, counts[week]) for week in of_month))
        for number, of_month in grouped
    )
