"""Personal: all that is kept of whoever wrote a comment, in one record, to be given to them.

Comes in: a comment's id. Goes out: what the store has of it, unsealed. Nothing else reads all of
it together. Source: UK GDPR, Article 15.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from weekpress.comments.keys import Keys
from weekpress.comments.store import audited, reading
from weekpress.comments.store.audited import Happening
from weekpress.comments.store.rows import Stored
from weekpress.comments.submission import Submission


@dataclass(frozen=True)
class Personal:
    """What is kept of one comment and who sent it. Its repr shows none of it."""

    comment: Stored
    email: str
    submitted: Submission | None
    """As it was sent; None once that is purged."""
    history: list[Happening]

    def __repr__(self) -> str:
        return f"Personal({self.comment.id})"


def personal(connection: Connection, keys: Keys, found: Stored) -> Personal:
    """All of it."""
    return Personal(
        found,
        reading.email(connection, keys, found.id),
        reading.submitted(connection, keys, found.id),
        audited.history(connection, found.id),
    )
