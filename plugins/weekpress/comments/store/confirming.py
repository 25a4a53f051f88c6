"""Confirmed addresses, and the policy that lets those pass who were let pass before.

Comes in: a comment and the policy. Goes out: whether its address is to be asked about, and the
comment approved where all of this holds: a filter calls it ham, its address is confirmed, another
confirmed comment of that address is shown, and no person has ever decided about this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, ScalarSelect, func, select, update

from weekpress.comments.confirming import FIRST_TIME
from weekpress.comments.states import SHOWN, State, Step, Verdict
from weekpress.comments.store import audited, jobs
from weekpress.comments.store.audited import ASK, CONFIRM, Actor, Happening
from weekpress.comments.store.deciding import take
from weekpress.comments.store.queue import whole
from weekpress.comments.store.rows import Stored
from weekpress.comments.store.schema import audit, comments

POLICY = Actor(f"policy {FIRST_TIME}")

MOST_ASKED = 3
"""How often a day one address is asked, whoever writes in its name."""


def lets_pass(comment: Stored, happened: Sequence[Happening], shown: int) -> bool:
    """Whether the policy approves a comment.

    shown -- how many others of its address are shown that were confirmed too
    """
    return (
        comment.state is State.PENDING
        and comment.verdict is Verdict.HAM
        and comment.confirmed is not None
        and shown > 0
        and not any(one.by_person for one in happened)
    )


def follow(connection: Connection, policy: str, comment: str, now: datetime) -> Stored:
    """Do what the policy says, after a filter has spoken or an address was confirmed.

    Raises LookupError if there is no such comment.
    """
    found, happened = whole(connection, comment)
    if policy != FIRST_TIME:
        return found
    if lets_pass(found, happened, _shown(connection, comment)):
        return take(connection, comment, Step.APPROVE, POLICY, now)
    is_ham = found.state is State.PENDING and found.verdict is Verdict.HAM
    if is_ham and found.confirmed is None and not _was_asked(happened):
        jobs.ask(connection, jobs.CONFIRM, comment, now)
    return found


def may_ask(connection: Connection, comment: str, now: datetime) -> bool:
    """Whether its address may be asked: it waits, was not asked, and its address not too often."""
    found, happened = whole(connection, comment)
    waits = found.state is State.PENDING and found.confirmed is None
    return waits and not _was_asked(happened) and _asked(connection, comment, now) < MOST_ASKED


def asked(connection: Connection, comment: str, now: datetime) -> None:
    """Write down that the owner of its address was asked."""
    found, _ = whole(connection, comment)
    audited.add(connection, comment, now, Actor("worker"), ASK, found.state, found.state)


def confirm(connection: Connection, policy: str, comment: str, now: datetime) -> Stored:
    """The owner of its address says it is theirs. Twice is once.

    Raises LookupError if there is no such comment.
    """
    unproved = (comments.c.id == comment, comments.c.confirmed.is_(None))
    if connection.execute(update(comments).where(*unproved).values(confirmed=now)).rowcount:
        found, _ = whole(connection, comment)
        actor = Actor("commenter")
        audited.add(connection, comment, now, actor, CONFIRM, found.state, found.state)
    return follow(connection, policy, comment, now)


def _was_asked(happened: Sequence[Happening]) -> bool:
    return any(one.step == ASK for one in happened)


def _shown(connection: Connection, comment: str) -> int:
    """How many other comments of its address are shown, each confirmed."""
    found = (
        select(func.count())
        .select_from(comments)
        .where(
            comments.c.email_key == _key(comment),
            comments.c.id != comment,
            comments.c.state.in_(SHOWN),
            comments.c.confirmed.is_not(None),
        )
    )
    return connection.execute(found).scalar_one()


def _asked(connection: Connection, comment: str, now: datetime) -> int:
    """How often its address was asked within a day."""
    theirs = select(comments.c.id).where(comments.c.email_key == _key(comment))
    found = (
        select(func.count())
        .select_from(audit)
        .where(
            audit.c.comment.in_(theirs), audit.c.step == ASK, audit.c.at > now - timedelta(days=1)
        )
    )
    return connection.execute(found).scalar_one()


def _key(comment: str) -> ScalarSelect[str | None]:
    return select(comments.c.email_key).where(comments.c.id == comment).scalar_subquery()
