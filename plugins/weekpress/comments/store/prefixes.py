"""Prefixes: a comment named by the first characters of its id, as nobody types 26 of them.

Comes in: what somebody typed, or ids. Goes out: the ids that begin so; for each id the fewest
characters that name no other. Source: the ULID specification; Crockford's Base32, which reads small
letters as capitals, I and L as 1, and O as 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from sqlalchemy import Connection, func, select

from weekpress.comments.store.schema import comments

SHORTEST = 10
"""Characters of an id that are shown at least: the moment, to the millisecond."""

LEAST = 4
"""Characters that somebody has to type at least: fewer would be a slip of the hand."""

_READ_AS = str.maketrans("ILO", "110")
_DIGITS = frozenset("0123456789ABCDEFGHJKMNPQRSTVWXYZ")


def whole(connection: Connection, typed: str) -> str:
    """The id of the one comment that `typed` names.

    Raises LookupError, in words, if it names none or several.
    """
    start = typed.strip().upper().translate(_READ_AS)
    if not LEAST <= len(start) <= 26 or not set(start) <= _DIGITS:
        raise LookupError(f"This is not the beginning of an id: {LEAST} to 26 letters and digits.")
    found = connection.execute(
        select(comments.c.id)
        .where(comments.c.id >= start, comments.c.id <= start.ljust(26, "Z"))
        .order_by(comments.c.id)
        .limit(2)
    ).scalars()
    ids = list(found)
    if not ids:
        raise LookupError("There is no comment of this id.")
    if len(ids) > 1:
        raise LookupError("Several ids begin like this: type more of it.")
    return str(ids[0])


def shortest(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For each id the fewest characters, `SHORTEST` at least, that name no other comment."""
    return {one: one[: _needed(one, _beside(connection, one))] for one in ids}


def _needed(one: str, others: Iterable[str]) -> int:
    """How many characters tell `one` from all others; those beside it, in order, are enough."""
    return max([SHORTEST, *(_shared(one, other) + 1 for other in others)])


def _shared(one: str, other: str) -> int:
    """How many characters two ids begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=True)))


def _beside(connection: Connection, one: str) -> list[str]:
    """The ids right before and right after one."""
    before = select(func.max(comments.c.id)).where(comments.c.id < one)
    after = select(func.min(comments.c.id)).where(comments.c.id > one)
    found = [connection.execute(beside).scalar() for beside in (before, after)]
    return [str(other) for other in found if other]
