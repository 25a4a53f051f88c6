"""Keeping: what is kept no longer than the configuration promises, and the rest of it gone.

Comes in: the store, the days that `[keep]` says, the time. Goes out: what was taken away, in
numbers. It is done in small transactions, so that nobody waits for it, and done again it finds
nothing more. In SQLite the erased bytes are overwritten and leave the log too; PostgreSQL keeps
them until its vacuum, and a backup until it is thrown away.
Source: UK GDPR, Article 5(1)(e); SQLite, PRAGMA secure_delete and wal_checkpoint.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, insert, or_, select
from sqlalchemy import update as update_

from weekpress.comments.configuration.parts import KeepPart
from weekpress.comments.states import State
from weekpress.comments.store import Store, audited, emptying
from weekpress.comments.store.engine import scrub
from weekpress.comments.store.intake import SAME_FOR
from weekpress.comments.store.schema import (
    audit,
    comments,
    jobs,
    links,
    receipts,
    sessions,
    submissions,
)

BATCH = 200
"""How many rows a transaction takes away."""

UNWANTED = (State.REJECTED, State.WITHDRAWN)
"""What readers are not to see, because a person said so."""

_WORKER = "worker"


@dataclass(frozen=True)
class Purged:
    """What a purge did."""

    rows: Mapping[str, int]
    """How many of each kind went."""
    is_scrubbed: bool
    """Whether the bytes are gone from the database's files too, as far as it is ours to say."""


def purge(store: Store, keep: KeepPart, now: datetime) -> Purged:
    """Take away what is kept no longer."""
    rows = {name: _all(store, rule, keep, now) for name, rule in _RULES.items()}
    return Purged(rows, scrub(store.engine))


_Rule = Callable[[Connection, KeepPart, datetime], int]


def _all(store: Store, rule: _Rule, keep: KeepPart, now: datetime) -> int:
    """Follow a rule batch by batch; how many rows it took away."""
    total = 0
    while True:
        with store.writing() as connection:
            number = rule(connection, keep, now)
        total += number
        if number < BATCH:
            return total


def _submissions(connection: Connection, keep: KeepPart, now: datetime) -> int:
    over = submissions.c.received < now - timedelta(days=keep.submitted_days)
    return _deleted(connection, submissions, submissions.c.comment, over)


def _words(connection: Connection, keep: KeepPart, now: datetime) -> int:
    """Of comments that nobody is to see, a mark is left."""
    chosen = select(comments.c.id, comments.c.state).where(has_words_over(keep, now))
    # In the order of ids, as whoever decides on several takes them: nobody waits in a ring.
    some = chosen.order_by(comments.c.id).limit(BATCH)
    found = connection.execute(some.with_for_update()).all()
    ids = [row.id for row in found]
    if ids:
        emptying.empty(connection, ids)
        marks = {"state": State.DISCARDED, "changed": now, "by_person": False}
        connection.execute(update_(comments).where(comments.c.id.in_(ids)).values(marks))
        connection.execute(insert(audit), [_marked(row.id, row.state, now) for row in found])
    return len(ids)


def has_words_over(keep: KeepPart, now: datetime) -> ColumnElement[bool]:
    """Whether the words of a comment are kept no longer."""

    def over(days: int) -> ColumnElement[bool]:
        return comments.c.changed < now - timedelta(days=days)

    return or_(
        and_(comments.c.state == State.SPAM, over(keep.spam_days)),
        and_(comments.c.state.in_(UNWANTED), over(keep.rejected_days)),
        and_(comments.c.state == State.DISCARDED, comments.c.body_key != ""),
    )


def _marked(comment: str, was: str, now: datetime) -> dict[str, Any]:
    return audited.row(comment, now, _WORKER, audited.PURGE, was, State.DISCARDED)


def _emails(connection: Connection, keep: KeepPart, now: datetime) -> int:
    over = comments.c.published < now - timedelta(days=keep.email_days)
    chosen = select(comments.c.id).where(over, comments.c.email.is_not(None))
    some = chosen.order_by(comments.c.id).limit(BATCH)
    ids = list(connection.execute(some.with_for_update()).scalars())
    if ids:
        gone = update_(comments).where(comments.c.id.in_(ids))
        connection.execute(gone.values(email=None, email_key=None))
        emptying.forget_submitted(connection, ids)  # it has the address too
    return len(ids)


def _receipts(connection: Connection, _keep: KeepPart, now: datetime) -> int:
    over = receipts.c.received < now - SAME_FOR - timedelta(hours=1)
    return _deleted(connection, receipts, receipts.c.fingerprint, over)


def _audit(connection: Connection, keep: KeepPart, now: datetime) -> int:
    over = audit.c.at < now - timedelta(days=keep.audit_days)
    return _deleted(connection, audit, audit.c.number, over)


def _marks(connection: Connection, keep: KeepPart, now: datetime) -> int:
    """A mark goes with its audit, but never before its file is known to be away."""
    over = and_(
        comments.c.state.in_((State.DISCARDED, State.ERASED)),
        comments.c.changed < now - timedelta(days=keep.audit_days),
        comments.c.on_site.is_(False),
        ~exists().where(jobs.c.comment == comments.c.id),
        ~exists().where(submissions.c.comment == comments.c.id),
    )
    return _deleted(connection, comments, comments.c.id, over)


def _links(connection: Connection, _keep: KeepPart, now: datetime) -> int:
    return _deleted(connection, links, links.c.token_key, links.c.expires <= now)


def _sessions(connection: Connection, _keep: KeepPart, now: datetime) -> int:
    return _deleted(connection, sessions, sessions.c.token_key, sessions.c.expires <= now)


def _deleted(
    connection: Connection, table: Table, key: ColumnElement[Any], over: ColumnElement[bool]
) -> int:
    chosen = select(key).where(over).limit(BATCH)
    return connection.execute(delete(table).where(key.in_(chosen))).rowcount


_RULES: dict[str, _Rule] = {
    "as submitted": _submissions,
    "words": _words,
    "e-mail addresses": _emails,
    "receipts": _receipts,
    "audit": _audit,
    "marks": _marks,
    "links": _links,
    "sessions": _sessions,
}
