"""What a key's value may be: dates, lists, yes and no, addresses. Strings in, values out.

Each function raises `WrongValueError`, which says what is wrong and what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import partial
from urllib.parse import urlsplit

from weekpress.frontmatter.header import Value
from weekpress.isoweek import Week

_DATE = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<offset>[Zz]|[+-]\d{2}:?\d{2})?)?"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")
_YES = {"yes", "true", "on", "1", "open"}
_NO = {"no", "false", "off", "0", "closed"}
_SLUG = re.compile(r"[^\s/\\?#%\x00-\x1f\"<>]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class WrongValueError(ValueError):
    """A value that cannot be used: what is wrong with it, and what to write instead."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def text(value: Value) -> str:
    """A single line of text. A folded or literal block becomes one line."""
    if not isinstance(value, str):
        raise WrongValueError("one piece of text is expected, not a list.", "Write it on one line.")
    return " ".join(value.split())


def names(value: Value) -> tuple[str, ...]:
    """A list: YAML's, or text with commas (with semicolons where an item holds a comma).

    Items that say the same twice are kept once.
    """
    if isinstance(value, dict):
        raise WrongValueError("a list is expected.", "Write one item a line, each after a hyphen.")
    items = (value,) if isinstance(value, str) else value
    if len(items) == 1 and (isinstance(value, str) or ";" in text(items[0])):
        items = tuple(text(items[0]).split(";" if ";" in text(items[0]) else ","))
    written = [text(item).lstrip("#") for item in items]
    return tuple(dict.fromkeys(item.strip() for item in written if item.strip()))


def moment(value: Value) -> datetime:
    """A date, with or without a time and an offset, as a datetime; naive where no offset is given.

    Source: RFC 3339 and ISO 8601, and the forms Jekyll, Hugo and WordPress write.
    """
    written = text(value)
    match = _DATE.fullmatch(written)
    if not match:
        raise WrongValueError(f'"{written}" is not a date.', _date_guess(written))
    parts = [int(match[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
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
    match = _DAY_FIRST.fullmatch(written)
    if match:
        day, month, year = (int(part) for part in match.groups())
        try:
            return f"Write it as {date(year, month, day).isoformat()}."
        except ValueError:
            pass
    return "Write the year first, such as 2026-11-20 or 2026-11-20 16:30."


def day(value: Value) -> date:
    """A date without a time."""
    return moment(value).date()


def yes_or_no(value: Value) -> bool:
    """yes or no, in the words people use for it."""
    written = text(value).lower()
    if written in _YES | _NO:
        return written in _YES
    raise WrongValueError(f'"{written}" is neither yes nor no.', "Write yes or no.")


def place(value: Value) -> int | None:
    """A whole number from 0 up; nothing is None."""
    written = text(value)
    if not written:
        return None
    if written.isdecimal() and len(written) < 6:
        return int(written)
    raise WrongValueError(
        f'"{written}" is not a place in the menu.', "Write a whole number, such as 2."
    )


def one_of(*choices: str) -> Callable[[Value], str]:
    """A function that takes one of `choices`, in any capitals."""
    return partial(_choice, choices)


def _choice(choices: tuple[str, ...], value: Value) -> str:
    written = text(value)
    if written.lower() in choices:
        return written.lower()
    raise WrongValueError(
        f'"{written}" is not one of {", ".join(choices)}.', f"Write {choices[0]}."
    )


def week(value: Value) -> Week:
    """An ISO week, such as 2026-W47."""
    try:
        return Week.parse(text(value))
    except ValueError as error:
        raise WrongValueError(
            f"{error}.", "Write the year and the week, such as 2026-W47."
        ) from None


def slug(value: Value) -> str:
    """One part of an address: no spaces, slashes or signs that mean something there."""
    written = text(value).strip("/")
    if _SLUG.fullmatch(written) and not set(written) <= {"."}:
        return written
    raise WrongValueError(
        f'"{written}" cannot be part of an address.', "Use letters, digits and hyphens."
    )


def language(value: Value) -> str:
    """A language tag (BCP 47), such as en, cy or pt-BR."""
    written = text(value).replace("_", "-")
    if _LANGUAGE.fullmatch(written):
        return written
    raise WrongValueError(
        f'"{written}" is not a language.', "Write its code: en for English, cy for Welsh."
    )


def site_path(value: str) -> str:
    """An address on this site, from its root: "/hackit/old-name/"."""
    parts = urlsplit(value)
    path = parts.path if parts.scheme in {"http", "https"} else value
    if not path.startswith("/") and not parts.scheme:
        path = "/" + path
    if parts.scheme not in {"", "http", "https"} or ".." in path.split("/") or "\\" in path:
        raise WrongValueError(
            f'"{value}" is not an address on this site.', "Write it as /old/address/."
        )
    return path


def links(value: Value) -> dict[str, str]:
    """Names and the web addresses they stand for."""
    if not isinstance(value, dict):
        raise WrongValueError(
            "names with addresses are expected.",
            "Indent one a line, such as code: https://example.org/code.",
        )
    for name, address in value.items():
        if urlsplit(text(address)).scheme not in {"http", "https", "mailto"}:
            raise WrongValueError(
                f'"{address}" ({name}) is not a web address.', "Start it with https:// or mailto:."
            )
    return {" ".join(name.split()): text(address) for name, address in value.items()}
