"""The days somebody is away: dates and runs of dates, as people write them.

Strings in, `Away` out. Only when is asked for: there is no place to write why.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from weekpress.frontmatter.dates import day, day_first
from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.wrong import WrongValueError, text

LONGEST = 1000
"""Days in a row: any leave there is, is shorter; a slip of the year makes longer ones."""
_TO = re.compile(r"\s*\.\.+\s*|\s*…\s*|\s+to\s+|\s+[-–]\s+")
"""What stands between the first and the last day. A run is written "..", as weeks are."""


@dataclass(frozen=True, order=True)
class Away:
    """The days from the first to the last, both among them."""

    first: date
    last: date

    def __contains__(self, when: object) -> bool:
        return isinstance(when, date) and self.first <= when <= self.last

    def __str__(self) -> str:
        one = self.first.isoformat()
        return one if self.first == self.last else f"{one}..{self.last.isoformat()}"


def runs(value: Value) -> tuple[Value, ...]:
    """The items of a list of leave, of YAML's or with commas; each is then judged by itself."""
    if isinstance(value, dict):
        raise WrongValueError("dates are expected.", "Write only when: 2026-12-21..2027-01-02.")
    listed = re.split("[,;]", value) if isinstance(value, str) else value
    return tuple(item for item in listed if not isinstance(item, str) or item.strip())


def away(value: Value) -> Away:
    """One item of a list of leave: "2026-12-21" or "2026-12-21..2027-01-02".

    Raises WrongValueError with what to write; the day comes first in "21/12/2026".
    """
    if not isinstance(value, str):
        raise WrongValueError("dates are expected.", "Write only when: 2026-12-21..2027-01-02.")
    parts = _TO.split(text(value))
    try:
        days = [day(part) for part in parts[:2]]
    except WrongValueError as error:
        raise WrongValueError(*_as_a_run(parts, error)) from None
    if len(parts) > 2:
        raise WrongValueError(
            f'"{text(value)}" is more than two dates.', "Write each run on a line of its own."
        )
    return _run(text(value), days[0], days[-1])


def _as_a_run(parts: list[str], error: WrongValueError) -> tuple[str, str]:
    """What is wrong with the dates, and how to write them."""
    guesses = [_meant(part) for part in parts]
    ends = [guess for guess in guesses if guess]
    if len(parts) == len(ends) == 2:
        return error.message, f"Write it as {Away(ends[0], ends[1])}."
    if len(ends) == len(parts) == 1:
        return error.message, error.fix
    return error.message, "Write a date or a run of them: 2026-12-21, 2026-12-21..2027-01-02."


def _meant(written: str) -> date | None:
    try:
        return day(written)
    except WrongValueError:
        return day_first(written)


def _run(written: str, first: date, last: date) -> Away:
    if last < first:
        turned = Away(last, first)
        raise WrongValueError(f'"{written}" ends before it begins.', f"Do you mean {turned}?")
    if (last - first).days >= LONGEST:
        years = (last - first).days // 365
        raise WrongValueError(f'"{written}" is {years} years.', "Mend the year of one of the two.")
    return Away(first, last)
