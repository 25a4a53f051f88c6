"""How people spell days, weeks and months: the patterns, and what each match says.

Day first, always: 03/06/19 is 3 June. Evidence: a dozen spellings on one council's team blog.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weekpress.isoweek.months import MISOEDD, MONTHS

_MORE_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
    "ion": 1, "chwef": 2, "chwe": 2, "maw": 3, "ebr": 4, "meh": 6, "gorff": 7, "gor": 7, "hyd": 10,
    "tach": 11, "rhag": 12,
    "fawrth": 3, "fai": 5, "fehefin": 6, "orffennaf": 7, "fedi": 9, "dachwedd": 11, "ragfyr": 12,
}  # fmt: skip
"""Short names; and Welsh ones as they are after "o", softened: "16eg o Dachwedd"."""

_MONTHS = _MORE_MONTHS | {
    name.casefold(): number for names in (MONTHS, MISOEDD) for number, name in enumerate(names, 1)
}

_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})(?![^\W\d_])\.?"
_ORDINAL = r"(?:st|nd|rd|th|af|ail|il|ydd|fed|ed|eg|ain)?(?![^\W\d_])"
_DAY = rf"(?<!\d)\d{{1,2}}{_ORDINAL}"
_OF = r"[\s-]+(?:(?:of|o)[\s-]+)?"
_YEAR = rf"(?:\d{{4}}|\d{{2}}(?!\d)(?!{_ORDINAL}{_OF}{_MONTH}))"

_THROUGH = r"[\s-]*(?:[-–—]|\bto\b|\buntil\b|\bi\b)[\s-]*"
_NUMBER = r"(?:wk?|weeks?|wythnos)[\s.-]*"

_SPELLINGS = re.compile(
    "|".join((
        # 2026-W47, 2023 - Week 50
        rf"(?P<iso>(?<!\d)(?P<iso_year>\d{{4}})[\s,–-]*{_NUMBER}(?P<iso_week>\d{{1,2}})(?!\d))",
        # Week 50, 2023; W47: but not the day after "week" in "Week 16 November"
        rf"(?P<numbered>\b{_NUMBER}(?P<number>\d{{1,2}})"
        rf"(?!\d|{_ORDINAL}{_OF}{_MONTH}|[./-]\d|\s+(?:weeks|wythnos)\b)"
        rf"(?:[\s,/–-]*(?:of\s+)?(?P<number_year>\d{{4}})(?![\d./-]))?)",
        # 2020-04-3
        r"(?P<year_first>(?<!\d)(?P<y>\d{4})(?P<dash>[-/.])(?P<m>\d{1,3})"
        r"(?P=dash)(?P<d>\d{1,3})(?!\d))",
        # 22-26 April
        rf"(?P<range>(?P<from_day>{_DAY}){_THROUGH}(?P<to_day>{_DAY}){_OF}"
        rf"(?P<range_month>{_MONTH})(?:[\s,'’-]*(?P<range_year>{_YEAR}))?)",
        # 28 May 2019, 16eg o Dachwedd
        rf"(?P<named>(?P<named_day>{_DAY}){_OF}(?P<named_month>{_MONTH})"
        rf"(?:[\s,'’-]*(?P<named_year>{_YEAR}))?)",
        # July 8th, 2019
        rf"(?P<month_first>(?<![^\W\d_])(?P<first_month>{_MONTH})[\s-]+(?P<first_day>{_DAY})"
        rf"(?!\d|[./-]\d)(?:[\s,-]+(?P<first_year>\d{{4}})(?!\d))?)",
        # 9.9.2019, 03/06/19, 29/05
        r"(?P<figures>(?<![\d.])(?P<fd>\d{1,2})\s?(?P<sep>[-/.])\s?(?P<fm>\d{1,2})"
        r"(?:\s?(?P=sep)\s?(?P<fy>\d{4}|\d{2}))?(?![\d]|[./-]\d))",
    )),
    re.IGNORECASE,
)  # fmt: skip
LONGEST = 300
"""Characters of a text that are looked at: a title, a file's name."""


@dataclass(frozen=True)
class Spelt:
    """One day or week as it is spelt in a text: the numbers alone, not yet a date.

    A day has `month` and `day`, a week has `week`; `year` is None where none is written.
    """

    start: int
    end: int
    written: str
    year: int | None
    month: int = 0
    day: int = 0
    week: int = 0
    odd: str = ""
    """What is wrong with the spelling itself; what it seems to mean is in the numbers."""
    to_next: bool = False
    """Whether it is the first day of a range, and the next spelling the last: 22-26 April."""


def spelt_in(text: str) -> Iterator[Spelt]:
    """Every day and week that `text` spells, in order. A range such as 22-26 April is two days."""
    for match in _SPELLINGS.finditer(text[:LONGEST]):
        name = next(name for name in _READERS if match[name])
        yield from _READERS[name](match)


def _iso(match: re.Match[str]) -> Iterator[Spelt]:
    yield Spelt(*_place(match), int(match["iso_year"]), week=int(match["iso_week"]))


def _numbered(match: re.Match[str]) -> Iterator[Spelt]:
    year = match["number_year"]
    yield Spelt(*_place(match), int(year) if year else None, week=int(match["number"]))


def _year_first(match: re.Match[str]) -> Iterator[Spelt]:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    long = max(len(match["m"]), len(match["d"])) > 2
    odd = f'"{match[0]}" is not a date' if long else ""
    yield Spelt(*_place(match), year, month, day, odd=odd)


def _range(match: re.Match[str]) -> Iterator[Spelt]:
    year, month = _full(match["range_year"]), _month(match["range_month"])
    first, middle = _figure(match["from_day"]), match.start("to_day")
    yield Spelt(match.start(), middle, match[0], year, month, first, to_next=True)
    yield Spelt(middle, match.end(), match[0], year, month, _figure(match["to_day"]))


def _named(match: re.Match[str]) -> Iterator[Spelt]:
    day, month = _figure(match["named_day"]), _month(match["named_month"])
    yield Spelt(*_place(match), _full(match["named_year"]), month, day)


def _month_first(match: re.Match[str]) -> Iterator[Spelt]:
    day, month = _figure(match["first_day"]), _month(match["first_month"])
    yield Spelt(*_place(match), _full(match["first_year"]), month, day)


def _figures(match: re.Match[str]) -> Iterator[Spelt]:
    yield Spelt(*_place(match), _full(match["fy"]), int(match["fm"]), int(match["fd"]))


_READERS = {
    "iso": _iso,
    "numbered": _numbered,
    "year_first": _year_first,
    "range": _range,
    "named": _named,
    "month_first": _month_first,
    "figures": _figures,
}


def _place(match: re.Match[str]) -> tuple[int, int, str]:
    return match.start(), match.end(), match[0]


def _figure(day: str) -> int:
    """The number in "8th"."""
    return int(re.sub(r"\D", "", day))


def _month(name: str) -> int:
    return _MONTHS[name.casefold().rstrip(".")]


def _full(year: str | None) -> int | None:
    """A year in full: 19 is 2019, 95 is 1995; None for none."""
    if not year:
        return None
    number = int(year)
    return number if number > 99 else number + (1900 if number >= 90 else 2000)
