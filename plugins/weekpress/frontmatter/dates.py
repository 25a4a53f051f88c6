"""Dates as people write them. Strings in, dates out; the day comes first, as in Britain.

Source: RFC 3339 and ISO 8601, and the forms Jekyll, Hugo and WordPress write.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.wrong import WrongValueError, text

_DATE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")


def moment(value: Value) -> datetime:
    """A date, with or without a time and an offset, as a datetime; naive where no offset is given.

    Source: RFC 3339 and ISO 8601, and the forms Jekyll, Hugo and WordPress write.
    """
    written = text(value)
    match = _DATE.fullmatch(written)
    if not match:
        raise WrongValueError(f'"{written}" is not a date.', _date_guess(written))
    parts = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    if not 1900 <= parts[0] <= 2999:
        raise WrongValueError(f'"{written}" is not a year of ours.', _date_guess(""))
    try:
        when = datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001  # the zone comes below
    except ValueError:
        raise WrongValueError(f'"{written}" is a date no calendar has.', _date_guess("")) from None
    return when.replace(tzinfo=_offset(match["offset"])) if match["offset"] else when


def _offset(written: str) -> timezone:
    if written in {"Z", "z"}:
        return UTC
    sign = -1 if written[0] == "-" else 1
    hours, minutes = int(written[1:3]), int(written[-2:])
    if hours > 14 or minutes > 59:
        raise WrongValueError(
            f'"{written}" is not an offset from UTC.', "Write it as +01:00, or leave it out."
        )
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _date_guess(written: str) -> str:
    """What to write instead, with the day first as everywhere in Britain: 3/6/2019 is 3 June."""
    if guess := day_first(written):
        return f"Write it as {guess.isoformat()}."
    return "Write the year first, such as 2026-11-20 or 2026-11-20 16:30."


def day_first(written: str) -> date | None:
    """The date of "3/6/2019", "3.6.2019", "3-6-2019": 3 June; None for what is none."""
    match = _DAY_FIRST.fullmatch(written.strip())
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def day(value: Value) -> date:
    """A date without a time."""
    return moment(value).date()
