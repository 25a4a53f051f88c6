"""Jobs: what is to be done about comments, by whichever worker comes first.

A job is one kind of work on one comment, asked for in the transaction that makes it needed. It says
what to look at, not what to do: the worker reads how things stand then. So one that is done twice
does nothing the second time, and one that is asked for while it is being done is done again.
A worker holds a job for a while; if it dies the job is free again.
Source: PostgreSQL, SELECT … FOR UPDATE SKIP LOCKED.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from weekpress.comments.store.schema import jobs

CHECK, LEARN, PUBLISH, CONFIRM = "check", "learn", "publish", "confirm"
"""Ask the filters; tell them of a decision; bring the site's content up to date; ask a commenter
whether the address is theirs."""

HELD_FOR = timedelta(minutes=5)
"""How long a worker may take before its job is another's."""


@dataclass(frozen=True)
class Job:
    """One that a worker holds."""

    number: int
    kind: str
    comment: str
    attempts: int
    """How often it was tried before."""
    asked: int
    why: str
    until: datetime
    """When it is another's; it tells this hold from every other, as SQLite gives a number anew."""
    taken_over: bool = False
    """Whether another worker had it, and never said what became of it: it may be at it still."""


def ask_for_new(
    connection: Connection, kind: str, comments: Iterable[tuple[str, datetime]]
) -> None:
    """Ask for work on comments that had none of it yet, each due at its moment."""
    blank = {"kind": kind, "attempts": 0, "asked": 1, "why": ""}
    rows = [blank | {"comment": comment, "due": due} for comment, due in comments]
    connection.execute(_NEW, rows)


_NEW = insert(jobs)


def ask(connection: Connection, kind: str, comment: str, due: datetime, why: str = "") -> None:
    """Ask for work on a comment; if it is asked for already, it is due at the earlier moment."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    values = {"kind": kind, "comment": comment, "due": due, "why": why}
    made = dialect.insert(jobs).values(**values, attempts=0, asked=1)
    earlier = func.least if dialect is postgresql else func.min
    connection.execute(
        made.on_conflict_do_update(
            index_elements=[jobs.c.kind, jobs.c.comment],
            set_={
                "asked": jobs.c.asked + 1,
                "attempts": 0,
                "due": earlier(jobs.c.due, made.excluded.due),
                "why": why,
            },
        )
    )


def claim(connection: Connection, kind: str, now: datetime, most: int) -> list[Job]:
    """Take up to `most` jobs of a kind that are due and that nobody holds, oldest first."""
    free = or_(jobs.c.held_until.is_(None), jobs.c.held_until <= now)
    found = connection.execute(
        select(jobs)
        .where(jobs.c.kind == kind, jobs.c.due <= now, free)
        .order_by(jobs.c.due, jobs.c.number)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    numbers, until = [row.number for row in found], now + HELD_FOR
    if numbers:
        held = update(jobs).where(jobs.c.number.in_(numbers)).values(held_until=until)
        connection.execute(held)
    return [
        Job(row.number, row.kind, row.comment, row.attempts, row.asked, row.why, until,
            row.held_until is not None)
        for row in found
    ]  # fmt: skip


def done(connection: Connection, finished: Sequence[Job]) -> None:
    """These are done; those that were asked for again meanwhile are free to be done again. One
    that was held for too long is another's now, and stays theirs."""
    for job in _in_order(finished):
        held = {"held_number": job.number, "held_as": job.until, "held_asked": job.asked}
        if not connection.execute(_DONE, held).rowcount:
            free(connection, [job])


_DONE = delete(jobs).where(
    jobs.c.number == bindparam("held_number"),
    jobs.c.held_until == bindparam("held_as"),
    jobs.c.asked == bindparam("held_asked"),
)


def later(connection: Connection, job: Job, due: datetime, why: str = "") -> None:
    """It could not be done: try it again at `due`."""
    values = {"held_until": None, "attempts": job.attempts + 1, "due": due, "why": why or job.why}
    same = update(jobs).where(_is_held(job), jobs.c.asked == job.asked)
    if not connection.execute(same.values(values)).rowcount:
        free(connection, [job])


def hasten(connection: Connection, kind: str, now: datetime, why: str = "") -> None:
    """All jobs of a kind, or those of them that wait for this reason, are due now; those that a
    worker holds stay with it."""
    later = select(jobs.c.number).where(jobs.c.kind == kind, jobs.c.due > now)
    later = later.where(jobs.c.why == why) if why else later
    held = later.order_by(jobs.c.comment).with_for_update()
    connection.execute(update(jobs).where(jobs.c.number.in_(held)).values(due=now))


def free(connection: Connection, held: Sequence[Job]) -> None:
    """Let go of these, untried."""
    for job in _in_order(held):
        connection.execute(update(jobs).where(_is_held(job)).values(held_until=None))


def _in_order(some: Sequence[Job]) -> list[Job]:
    """As whoever decides on several asks for theirs: two never wait for one another in a ring."""
    return sorted(some, key=lambda job: job.comment)


def _is_held(job: Job) -> ColumnElement[bool]:
    """Whether a job is held as it was when this worker took it."""
    return and_(jobs.c.number == job.number, jobs.c.held_until == job.until)


def drop(connection: Connection, kind: str, comment: str) -> None:
    """It is not needed any more."""
    connection.execute(delete(jobs).where(jobs.c.kind == kind, jobs.c.comment == comment))


def waiting(connection: Connection) -> dict[str, tuple[int, datetime]]:
    """By kind: how many jobs there are, and when the first of them is due."""
    found = select(jobs.c.kind, func.count(), func.min(jobs.c.due)).group_by(jobs.c.kind)
    return {kind: (number, due) for kind, number, due in connection.execute(found)}


def tried(connection: Connection, kind: str, times: int) -> int:
    """How many jobs of a kind were tried so often and are not done."""
    found = select(func.count()).where(jobs.c.kind == kind, jobs.c.attempts >= times)
    return connection.execute(found.select_from(jobs)).scalar_one()
