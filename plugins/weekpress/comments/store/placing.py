"""Placing: what the site's content should hold, and that it does.

Comes in: comments whose files may be out of date. Goes out: the files as they should be. What was
placed is written down only as it was when it was read: a comment that changed since is placed
again.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection, select, update

from weekpress.comments import record
from weekpress.comments.publishers.protocol import Wanted
from weekpress.comments.states import State, Step
from weekpress.comments.store import deciding, jobs
from weekpress.comments.store.audited import Actor
from weekpress.comments.store.rows import COLUMNS, Stored, all_stored
from weekpress.comments.store.schema import comments

_WORKER = Actor("worker")


def to_place(connection: Connection, ids: Sequence[str]) -> list[Stored]:
    """These comments, as they are."""
    found = select(*COLUMNS).where(comments.c.id.in_(ids)).order_by(comments.c.id)
    return all_stored(connection.execute(found))


def wanted(comment: Stored) -> Wanted:
    """Its file as it should be: there with these words, or not there."""
    path = record.path_of(comment.post, comment.id)
    return Wanted(path, record.dumped(comment.comment()) if comment.is_wanted else None)


def placed(connection: Connection, files: Sequence[Stored], now: datetime) -> None:
    """Their files are as `wanted` said; what is approved is published now.

    What changed since it was read is asked for again: whoever writes for longer than a job is held
    may have put an old file over another worker's new one.
    """
    for comment in files:
        with suppress(LookupError):  # of an erased one the mark may be gone too
            current = deciding.locked(connection, comment.id)
            _is_placed(connection, comment, current, now)


def _is_placed(connection: Connection, comment: Stored, current: Stored, now: datetime) -> None:
    shown = update(comments).where(comments.c.id == comment.id)
    connection.execute(shown.values(on_site=comment.is_wanted))
    if wanted(current) != wanted(comment):
        jobs.ask(connection, jobs.PUBLISH, comment.id, now)
    if comment.is_wanted and current.state is State.APPROVED:
        deciding.take(connection, comment.id, Step.PUBLISH, _WORKER, now)
