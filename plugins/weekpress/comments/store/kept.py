"""What is kept of people, and the day on which the oldest of it goes.

Comes in: the store and how long what is kept. Goes out: a record of each kind of data, for commands
and the moderators' page. Nothing is purged here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, func, select

from weekpress.comments.configuration.parts import KeepPart
from weekpress.comments.states import State
from weekpress.comments.store.schema import audit, comments, submissions


@dataclass(frozen=True)
class Kept:
    """One kind of data."""

    key: str
    """What it is called in `[keep]` of comments.toml, without "_days"."""
    what: str
    """In words."""
    days: int
    number: int
    """How many there are."""
    until: datetime | None
    """When the first of them goes; None if there is none."""


_WORDS = {
    "submitted": "network addresses and browsers, with the words as sent",
    "spam": "spam",
    "rejected": "rejected and withdrawn comments",
    "email": "e-mail addresses of published comments",
    "audit": "who decided what",
}


def kept(connection: Connection, keep: KeepPart) -> list[Kept]:
    """Every kind that a time is set for, in the order of the configuration."""
    return [_kept(connection, key, getattr(keep, f"{key}_days")) for key in _WORDS]


def _kept(connection: Connection, key: str, days: int) -> Kept:
    number, oldest = connection.execute(_FOUND[key]).one()
    until = oldest + timedelta(days=days) if oldest else None
    return Kept(key, _WORDS[key], days, number, until)


def _in_state(*states: State) -> Select[int, Any]:
    return select(func.count(), func.min(comments.c.changed)).where(comments.c.state.in_(states))


_FOUND: dict[str, Select[int, Any]] = {
    "submitted": select(func.count(), func.min(submissions.c.received)),
    "spam": _in_state(State.SPAM),
    "rejected": _in_state(State.REJECTED, State.WITHDRAWN),
    "email": select(func.count(), func.min(comments.c.published)).where(
        comments.c.email.is_not(None), comments.c.published.is_not(None)
    ),
    "audit": select(func.count(), func.min(audit.c.at)),
}
