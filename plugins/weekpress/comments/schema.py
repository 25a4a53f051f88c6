"""The schema of a published comment's file: which keys there are, and what each may say.

Comes in: the object of a file, and what its folder and name say. Goes out: for each fault the key,
what is wrong and what to do, in words.
Source: record.py, fields.py; RFC 3339 (times).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from difflib import get_close_matches
from functools import lru_cache

from weekpress.comments import fields
from weekpress.comments.record import ULID, UUID, new_id, web_address
from weekpress.comments.text import shown

MOST_EDITED = 500
"""How many characters the note on an edit may have."""

MOST = {
    "id": 26, "post": 36, "parent": 26, "name": fields.MOST_NAME, "website": fields.MOST_WEBSITE,
    "published": 35, "edited": MOST_EDITED, "body": fields.MOST_COMMENT,
}  # fmt: skip
"""Every key there is, and how long its value may be."""

Fault = tuple[str, str, str]
"""A key, what is wrong with it, and what to do."""

_NEEDED = ("id", "post", "name", "published", "body")
_PRIVATE = ("mail", "ip", "hash", "address", "agent", "verdict")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")
_YEARS = range(1970, 9999)
"""Any other year is out of reach of some zone, or of a feed."""
_LAST_ULID = new_id(datetime(_YEARS.stop, 1, 1, tzinfo=UTC), bytes(10))[:10]
_SEEN = re.compile(r"\w")
"""What is surely seen wherever it stands; other signs may be."""


def faults(said: Mapping[str, object], post: str, comment: str) -> Iterator[Fault]:
    """What must be put right before anybody sees the comment.

    post, comment -- what the file's folder and its name say
    """
    place = {"post": post, "id": comment}
    for key, value in said.items():
        most = MOST.get(key)
        if most is None:
            yield _unknown(key)
        elif not isinstance(value, str):
            yield key, "is not text.", "Write it between quotation marks."
        elif len(value) > most:
            yield key, f"has {len(value):,} characters; {most:,} are the most.", "Shorten it."
        elif value and not value.isspace():
            wrong = _wrong(key, value, place.get(key, value))
            if wrong:
                yield key, *wrong
    for key in _NEEDED:
        value = said.get(key, "")
        if value == "" or (isinstance(value, str) and value.isspace()):
            yield key, "is missing.", f'Write "{key}", a colon and what it is.'


@lru_cache(maxsize=16)  # a comment's is asked for as it is judged, and as it is made
def moment(value: str) -> datetime | None:
    """A time of RFC 3339 in UTC, to the second; None for what is none."""
    try:
        found = datetime.fromisoformat(value) if _MOMENT.fullmatch(value) else None
    except ValueError:
        return None
    if found is None or found.year not in _YEARS:
        return None
    return found.astimezone(UTC).replace(microsecond=0)


def _unknown(key: str) -> Fault:
    if any(word in re.split(r"[^a-z]+|(?<=e)(?=mail)", key.lower()) for word in _PRIVATE):
        return key, "is nobody's business.", "Take it out: nothing private is ever kept here."
    near = get_close_matches(key, MOST, n=1)
    return key, "is no key of a comment.", f"Did you mean {near[0]}?" if near else "Take it out."


def _wrong(key: str, value: str, expected: str) -> tuple[str, str] | None:
    """What is wrong with the text of a key, and what to do; None for nothing.

    expected -- what the file's place says of it
    """
    if key in {"id", "parent"} and not _is_ulid(value):
        return "is no ULID.", "It has 26 digits and capitals: 01KB2Z7M5QJ8V3T6W9XARCDEFG."
    if key == "post" and not UUID.fullmatch(value):
        return "is no UUID.", "It is the id of the post, in small letters."
    if value != expected:
        where = "folder" if key == "post" else "name"
        return f"is not {expected}, which the file's {where} says.", "Make them the same."
    if key == "website" and not web_address(value):
        return "is no web address.", "Write one that begins with https://, or take it out."
    if key == "published" and moment(value) is None:
        return "is no time.", "Write it like 2026-11-27T12:00:00Z."
    if key in {"name", "body"} and not _says_something(value):
        return "says nothing that can be shown.", "Delete the file if nothing is missing."
    return None


def _is_ulid(value: str) -> bool:
    # A ULID sorts as its time does; one of a year after 9998 is out of reach.
    return value[:10] < _LAST_ULID and ULID.fullmatch(value) is not None


def _says_something(value: str) -> bool:
    return bool(_SEEN.search(value) or shown(value).strip())
