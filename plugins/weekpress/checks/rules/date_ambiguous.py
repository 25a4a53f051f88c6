"""Dates in figures only, of which nobody knows the month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="date-ambiguous",
    title="A date is in figures only",
    source="GOV.UK style guide, dates",
    severity=Severity.WARNING,
    why="03/06/19 is the 3rd of June to one reader and the 6th of March to another, and screen "
    "readers say it as a fraction.",
    do="Write the month as a word: 3 June 2019.",
    wrong="The office closes on 03/06/19.",
    right="The office closes on 3 June 2019.",
)

_DATE = re.compile(
    r"(?<![\w/.:£$€#+-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\w/%-]|[.:,]\d)"
)
_BEFORE = re.compile(
    r"\b(?:on|by|of|from|until|till|dated?|since|to|before|after|is|was|ending|due|ar|erbyn|o|hyd)"
    r":? \Z",
    re.IGNORECASE,
)
"""Words before a date; without one, 1.4.11 is a version or a criterion and 12-34-56 a sort code."""
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip
_CENTURY_TURNS = 50


def in_text(text: Text) -> Iterator[Hit]:
    """Each date in figures; advice where the day is over 12 and so can be told from the month."""
    words = text.wording.words
    for match in _DATE.finditer(words):
        first, second = int(match[1]), int(match[3])
        if not _is_date(match, words):
            continue
        if first > 12 or second > 12 or first == second:
            yield text.at(
                text.written_at(*match.span()), f"{match[0]} is a date in figures only.",
                f"Write {_written(match)}.", Severity.ADVICE,
            )  # fmt: skip
        else:
            yield text.at(
                text.written_at(*match.span()),
                f"{match[0]} can be {_day(first, second)} or {_day(second, first)}.",
                f"Write {_written(match)}, if that is the day you mean.",
            )


def _is_date(match: re.Match[str], words: str) -> bool:
    """Whether there is such a day, and it is written as dates are and versions are not."""
    day, month = sorted((int(match[1]), int(match[3])), reverse=True)
    if not (0 < month <= 12 and 0 < day <= 31):
        return False
    plain = match[2] == "/" or len(match[4]) == 4
    return plain or bool(_BEFORE.search(words, max(0, match.start() - 12), match.start()))


def _written(match: re.Match[str]) -> str:
    """The date with its month as a word, day first as in Britain where both can be."""
    day, month = int(match[1]), int(match[3])
    if month > 12:
        day, month = month, day
    year = int(match[4])
    if len(match[4]) == 2:
        year += 2000 if year < _CENTURY_TURNS else 1900
    return f"{day} {_MONTHS[month - 1]} {year}"


def _day(day: int, month: int) -> str:
    return f"{day} {_MONTHS[month - 1]}"
