"""A week as people write it -> the ISO week they mean.

"w/c 9.9.2019", "week ending: 2020-04-3", "W/e 29/05", "22-26 April", "2023 - Week 50", "Wythnos 16
Tachwedd 2026". Comes in: the text, and when it was posted, which gives the year where none is
written. Goes out: the week or weeks, and what is odd about the text. What cannot be, or contradicts
itself, raises NoWeekError with a guess where there is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from weekpress.isoweek.dated import DAYS, NoWeekError, NoYearError, day_of, numbered, week_of
from weekpress.isoweek.spelling import Spelt, spelt_in
from weekpress.isoweek.week import Week, Weeks

_STARTS = re.compile(
    r"\b(?:w\s?[./-]\s?[cb]\b|w[cb]\b|weeks?[\s-]+(?:commencing|beginning|starting|of|from)\b"
    r"|wythnos(?:au)?\b|yn\s+dechrau\b)", re.IGNORECASE
)  # fmt: skip
_ENDS = re.compile(
    r"\b(?:w\s?[./-]\s?e\b|week[\s-]+(?:ending|ended|end)\b|yn\s+(?:gorffen|diweddu)\b)",
    re.IGNORECASE,
)
_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RUN = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(?:weeks\s+from|wythnos\s+o)\s*$", re.IGNORECASE
)
_THROUGH = re.compile(r"\s*(?:[-–—]|\.\.|\bto\b|\buntil\b|\bi\b|\bhyd\s+at\b)\s*", re.IGNORECASE)
_YEAR_AND_WEEK = re.compile(r"\s*(\d{4})\s*[./-]\s*(\d{1,2})\s*")
_ABOUT_WEEKS = re.compile(
    r"week\s?-?notes?\b|\bweeks?\b|\bwythnos|\bw\s?[./-]\s?[bce]\b|\bw[cb]\b|\d-?w\d", re.IGNORECASE
)

__all__ = ["NoWeekError", "NoYearError", "Reading", "find_week", "read_week"]


@dataclass(frozen=True)
class Reading:
    """What a text says: the weeks, and what is odd about how it says it ("" for nothing)."""

    weeks: Weeks
    odd: str = ""

    @property
    def week(self) -> Week:
        """The one week, or the last of several: the one in which their note is written."""
        return self.weeks.last


def read_week(text: str, posted: date | None = None) -> Reading:
    """The week, or the run of weeks, that `text` names; see the head of this module.

    posted -- when the note was published, if that is known
    Raises NoWeekError.
    """
    text = text.strip()
    if match := _YEAR_AND_WEEK.fullmatch(text):
        return _year_and_week(int(match[1]), int(match[2]), text)
    found = list(spelt_in(text))
    if not found:
        raise NoWeekError(f'"{text}" names no week')
    readings = _readings(text, found, posted)
    named = sorted({reading.weeks for reading in readings})
    if len(named) > 1:
        both = " and ".join(str(weeks) for weeks in named)
        raise NoWeekError(f'"{text}" names more than one week, {both}', named[-1].last)
    return next((reading for reading in readings if reading.odd), readings[0])


def find_week(text: str, posted: date | None = None) -> Reading | None:
    """The week that a title or the name of a file says it is about; None where it says none.

    A date counts only beside a word about weeks: "Weeknotes 22/09/20", but not "Version 1.2.20".
    Raises NoWeekError as `read_week` does.
    """
    if not (_ABOUT_WEEKS.search(text) and any(spelt_in(text))):
        return None
    return read_week(text, posted)


def _year_and_week(year: int, number: int, text: str) -> Reading:
    """2019.30 and 2024-01: a year and a week of it. Up to 12, somebody may have meant a month."""
    week = numbered(year, number)
    odd = f'"{text}" is read as week {number}, not as a month' if number <= 12 else ""
    return Reading(Weeks(week, week), odd)


def _readings(text: str, found: Sequence[Spelt], posted: date | None) -> list[Reading]:
    """What each spelling says; two of them are one where they are the ends of a range."""
    readings, index, end = [], 0, 0
    while index < len(found):
        spelt = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        before = text[end : spelt.start]
        between = text[spelt.end : following.start if following else len(text)]
        if following and (spelt.to_next or _THROUGH.fullmatch(between)):
            readings.append(_through(spelt, following, posted))
            end, index = following.end, index + 2
        else:
            readings.append(_alone(spelt, before, between, posted))
            end, index = spelt.end, index + 1
    return readings


def _alone(spelt: Spelt, before: str, after: str, posted: date | None) -> Reading:
    if spelt.week:
        week = week_of(spelt, posted)
        return Reading(Weeks(week, week))
    week, odd = _meant(day_of(spelt, posted, before, after), before)
    if run := _RUN.search(before):
        count = int(run[1]) if run[1].isdigit() else _NUMBERS.index(run[1].lower()) + 2
        return Reading(_weeks(week, week.later(max(count, 1) - 1)), odd)
    return Reading(Weeks(week, week), odd)


def _meant(day: date, before: str) -> tuple[Week, str]:
    """The week a day stands for after these words, and what is odd."""
    starts, ends = _last(_STARTS, before), _last(_ENDS, before)
    name = DAYS[day.weekday()]
    if starts > ends and day.weekday() >= 5:
        return Week.of(day).later(1), f"it starts on a {name}; the Monday after that is taken"
    if starts > ends and day.weekday():
        return Week.of(day), f"it starts on a {name}; the Monday before that is taken"
    if ends > starts and day.weekday() < 3:
        return Week.of(day), f"it ends on a {name}; the week that holds that day is taken"
    return Week.of(day), ""


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _through(first: Spelt, second: Spelt, posted: date | None) -> Reading:
    """From one day or week to another; the first may leave its year to the second."""
    if first.week or second.week:
        begin, end = (week_of(one if one.year else replace(one, year=first.year or second.year),
                              posted) for one in (first, second))  # fmt: skip
        return Reading(_weeks(begin, end))
    last = day_of(second, posted)
    start = day_of(first, last)  # the year that puts it nearest: 30 December to 3 January
    odd = ""
    if start.weekday() >= 5 and last - start > timedelta(days=2):
        start += timedelta(days=7 - start.weekday())
        odd = "it starts at a weekend; the Monday after that is taken"
    return Reading(_weeks(Week.of(start), Week.of(last)), odd)


def _weeks(first: Week, last: Week) -> Weeks:
    try:
        return Weeks(first, last)
    except ValueError as error:
        raise NoWeekError(str(error)) from None
