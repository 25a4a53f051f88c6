"""How people reach an organisation: an e-mail address, the address of a form, an answer in days.

Strings in, values out. Each function raises `WrongValueError`, which says what to write instead.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.values import site_path
from weekpress.frontmatter.wrong import WrongValueError, text

_EMAIL = re.compile(r"[^@\s:/?&]+@[^@\s:/?&]+\.[^@\s:/.?&]+")

_DAYS = re.compile(r"(\d{1,2})(?: (working )?days?)?")


def email(value: Value) -> str:
    """An e-mail address, with or without mailto: before it."""
    written = text(value).removeprefix("mailto:")
    if written and not _EMAIL.fullmatch(written):
        fix = "Write it as web@yourcouncil.gov.uk."
        raise WrongValueError(f'"{written}" is not an e-mail address.', fix)
    return written


def address(value: Value) -> str:
    """A web address, or that of a page of this site from its root: "/contact/"."""
    written = text(value)
    try:
        parts = urlsplit(written)
        sound = parts.scheme in {"http", "https"} and bool(parts.netloc)
    except ValueError:
        sound = False
    if sound and " " not in written:
        return written
    if not written or (written.startswith("/") and not written.startswith("//")):
        return written and site_path(written)
    fix = "Start it with https://, or with / for a page of this site."
    raise WrongValueError(f'"{written}" is not a web address.', fix)


def days(value: Value) -> str:
    """A number of days, in words: "10 days", "5 working days"."""
    found = _DAYS.fullmatch(text(value).lower())
    if not found or not int(found[1]):
        fix = "Write a whole number of days, such as 10 or 10 working days."
        raise WrongValueError(f'"{text(value)}" is not a number of days.', fix)
    return f"{int(found[1])} {found[2] or ''}{'day' if int(found[1]) == 1 else 'days'}"
