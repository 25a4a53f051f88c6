"""A day or week as it is spelt -> the one of the calendar, its year worked out if none is written.

Nothing impossible gets through: a 31st of June, a week 53 in a year of 52, a Friday that was a
Thursday raise NoWeekError with the likeliest guess.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from weekpress.isoweek.months import long_date
from weekpress.isoweek.spelling import Spelt
from weekpress.isoweek.week import Week, last_week

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DYDDIAU = ("llun", "mawrth", "mercher", "iau", "gwener", "sadwrn", "sul")
_WEEKDAY = rf"(?P<day>{'|'.join(DAYS)}|(?:dydd|nos)\s+(?P<dydd>{'|'.join(_DYDDIAU)}))"
_BEFORE = re.compile(rf"\b{_WEEKDAY},?\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(rf"[\s,]*\(?\s*{_WEEKDAY}\b", re.IGNORECASE)


class NoWeekError(ValueError):
    """The text names no week. Carries why, in a person's words, and the week it may mean."""

    def __init__(self, message: str, guess: Week | None = None) -> None:
        super().__init__(message)
        self.message, self.guess = message, guess

    @property
    def fix(self) -> str:
        """What to write instead."""
        if self.guess:
            label = self.guess.label
            return f"If you mean the {label[0].lower()}{label[1:]}, write {self.guess}."
        return "Write the year and the week, such as 2026-W47."


class NoYearError(NoWeekError):
    """The text names a day or a week, and nothing says of which year."""

    fix = "Write the year after it, or say when the note was published."


def day_of(spelt: Spelt, posted: date | None, before: str = "", after: str = "") -> date:
    """The day that is spelt.

    posted        -- when the text was published: it says which year, where none is written
    before, after -- the words around it, which may name the day of the week
    Raises NoWeekError.
    """
    day = _day(spelt if spelt.year else replace(spelt, year=_year_near(spelt, posted)))
    named = _BEFORE.search(before) or _AFTER.match(after)
    if named and _weekday(named) != day.weekday():
        raise NoWeekError(
            f"{long_date(day)} is a {DAYS[day.weekday()]}, not a {DAYS[_weekday(named)]}",
            Week.of(day),
        )
    return day


def week_of(spelt: Spelt, posted: date | None) -> Week:
    """The week that is spelt by its number. Raises NoWeekError."""
    if spelt.year:
        return numbered(spelt.year, spelt.week)
    if not posted:
        raise NoYearError(f'"{spelt.written}" names no year')
    here = Week.of(posted)
    near = [numbered(here.year + step, min(spelt.week, last_week(here.year + step)))
            for step in (-1, 0, 1)]  # fmt: skip
    nearest = min(near, key=lambda week: abs(here.until(week)))
    return numbered(nearest.year, spelt.week)


def numbered(year: int, number: int) -> Week:
    """The week of that number. Raises NoWeekError, with the nearest there is."""
    try:
        return Week(year, number)
    except ValueError as error:
        beyond = 1 <= year < 9998 and number == last_week(year) + 1
        raise NoWeekError(str(error), Week(year + 1, 1) if beyond else None) from None


def _day(spelt: Spelt) -> date:
    year = spelt.year or 0
    guess = _guess(year, spelt.month, spelt.day)
    if spelt.odd:
        raise NoWeekError(spelt.odd, guess)
    try:
        return date(year, spelt.month, spelt.day)
    except ValueError:
        raise NoWeekError(f'"{spelt.written}" is a day no calendar has', guess) from None


def _guess(year: int, month: int, day: int) -> Week | None:
    """The week that a day which cannot be is likeliest to mean."""
    if month > 12 >= day > 0:  # the month was written first
        month, day = day, month
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Week.of(date(year, month, min(day, monthrange(year, month)[1])))


def _year_near(spelt: Spelt, posted: date | None) -> int:
    """The year that puts the day nearest to the one on which the text was posted."""
    if not posted:
        raise NoYearError(f'"{spelt.written}" names no year')
    around = range(posted.year - 1, posted.year + 2)

    def away(year: int) -> timedelta:
        month, day = min(max(spelt.month, 1), 12), min(max(spelt.day, 1), 28)
        return abs(date(year, month, day) - posted)

    return min(around, key=away)


def _weekday(named: re.Match[str]) -> int:
    """The number of a weekday's name, Monday is 0."""
    if named["dydd"]:
        return _DYDDIAU.index(named["dydd"].lower())
    return DAYS.index(named["day"].capitalize())
