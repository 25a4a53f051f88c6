"""Emptying: a comment's words, names and hashes go; what stays is a mark that it was here.

Comes in: ids. Goes out: rows without personal data: an id, a post, a state, times, a verdict. The
mark is needed: a worker that was down still has to find the file it must take away, and a reply
still has to know that what it answered was there.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, update

from weekpress.comments.store import jobs
from weekpress.comments.store.schema import audit, comments, receipts, submissions
from weekpress.comments.store.schema import jobs as jobs_

BLANK = {
    "name": "",
    "website": "",
    "body": "",
    "original": "",
    "edited": "",
    "email": None,
    "email_key": None,
    "body_key": "",
    "confirmed": None,
    "verdict_why": "",
    "guid": "",  # a filter's service may find the comment by it
    "learned": "",
}
"""What a comment of which only the mark is left says of a person: nothing."""

_NEEDS_WORDS = (jobs.CHECK, jobs.LEARN, jobs.CONFIRM)


def empty(connection: Connection, ids: Sequence[str]) -> None:
    """Take away all that says who wrote these comments and what, but for their states and audit."""
    connection.execute(update(comments).where(comments.c.id.in_(ids)).values(BLANK))
    forget_submitted(connection, ids)
    words = jobs_.c.comment.in_(ids), jobs_.c.kind.in_(_NEEDS_WORDS)
    connection.execute(delete(jobs_).where(*words))


def forget_submitted(connection: Connection, ids: Sequence[str]) -> None:
    """Take away these comments as they were submitted, and what tells the same words again."""
    connection.execute(delete(submissions).where(submissions.c.comment.in_(ids)))
    connection.execute(delete(receipts).where(receipts.c.comment.in_(ids)))


def forget_reasons(connection: Connection, comment: str) -> None:
    """Take away what people typed about a comment: a reason may name whoever wrote it."""
    typed = audit.c.comment == comment, audit.c.by_person
    connection.execute(update(audit).where(*typed).values(why=""))
