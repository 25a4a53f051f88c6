"""Confirming: what proves that a commenter's address is theirs.

Comes in: a comment's id and the time. Goes out: a token that only this service can have made, and
the id again. It is signed and not stored: whoever has it can read mail to that address.
Source: itsdangerous, "Serialization interface"; the policy "first-time" of the configuration.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from itsdangerous import BadData, URLSafeSerializer

from weekpress.comments.keys import Keys
from weekpress.comments.record import ULID

PATH = "confirm"
LASTS = timedelta(days=3)
"""How long a link counts."""

FIRST_TIME = "first-time"
"""The policy by which a confirmed address matters."""


def token(keys: Keys, comment: str, now: datetime) -> str:
    """The token of a comment."""
    until = int((now + LASTS).timestamp())
    return str(_serializer(keys).dumps([comment, until]))


def comment_of(keys: Keys, given: str, now: datetime) -> str:
    """The comment a token is of; "" for one that is over, or was not made here."""
    try:
        comment, until = _serializer(keys).loads(given)
        is_over = now >= datetime.fromtimestamp(until, UTC)
    except (BadData, ValueError, TypeError, OverflowError):
        return ""
    return "" if is_over or not ULID.fullmatch(str(comment)) else str(comment)


def _serializer(keys: Keys) -> URLSafeSerializer:
    return URLSafeSerializer(keys.signing, salt="weekpress comments: confirm")
