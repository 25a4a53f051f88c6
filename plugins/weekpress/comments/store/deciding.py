"""Deciding: a comment is taken from one state to the next, and all that follows is asked for.

Comes in: a comment's id, a step, who takes it. Goes out: the comment as it is then. The state, its
row in the audit and the jobs that follow from it are one transaction: there is none without the
others, whatever breaks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from weekpress.comments.states import SHOWN, State, Step, StepError, Verdict, after
from weekpress.comments.store import audited, jobs
from weekpress.comments.store.audited import EDIT, UNDO, Actor
from weekpress.comments.store.rows import COLUMNS, Stored, stored
from weekpress.comments.store.schema import comments

EMPTY = frozenset({State.ERASED, State.DISCARDED})
"""Of which a mark is left, or soon will be."""

LEARN_AFTER = timedelta(minutes=5)
"""How long a filter is not told of a decision, so that one taken back at once is not learnt."""


class MovedError(StepError):
    """Somebody else was faster; the message says what they did."""


def take(
    connection: Connection, comment: str, step: Step, actor: Actor, now: datetime,
    why: str = "", seen: State | None = None,
) -> Stored:  # fmt: skip
    """Take a comment one step.

    seen -- the state it had when the person decided; if it is another now, nothing is done

    Raises StepError for a step that does not lead on from where it is, MovedError if it is not
    where the person saw it, LookupError if there is no such comment.
    """
    found = locked(connection, comment)
    _judge_seen(found, seen)
    return _moved(connection, found, after(found.state, step), step, actor, now, why)


def undo(
    connection: Connection, comment: str, actor: Actor, now: datetime, seen: State | None = None
) -> Stored:
    """Take back the last decision a person took about a comment; `seen` as for `take`.

    Raises StepError if there is none to take back, LookupError if there is no such comment.
    """
    found = locked(connection, comment)
    _judge_seen(found, seen)
    history = audited.history(connection, comment)
    if not audited.can_undo(history):
        raise StepError(f"There is nothing to take back: this comment is {found.state}.")
    before, last = audited.standing(history)[-2:]
    was = State.APPROVED if State(last.was) in SHOWN else State(last.was)
    values = {"by_person": before.by_person}
    return _moved(connection, found, was, UNDO, actor, now, f"took back: {last.step}", values)


def edit(
    connection: Connection, comment: str, body: str, why: str, actor: Actor, now: datetime
) -> Stored:
    """Put other words in a comment's place, with a note that readers see.

    Raises StepError for a comment whose words are gone, LookupError if there is no such comment.
    """
    found = locked(connection, comment)
    if found.state in EMPTY:
        raise StepError(f"A comment that is {found.state} has no words to change.")
    original = found.original or found.body
    values = {"body": body, "edited": why, "original": original if body != original else ""}
    audited.add(connection, comment, now, actor, EDIT, found.state, found.state, why)
    return _with(connection, found, values, now)


def file_opinion(
    connection: Connection, comment: str, verdict: Verdict, by: str, why: str, guid: str,
    acts: bool, now: datetime,
) -> Stored:  # fmt: skip
    """Write down what a filter thinks, and, if it acts, take the comment where that leads.

    Nothing a person decided is undone: the verdict then only stands beside it. Of a comment that
    was erased meanwhile nothing is written down.
    Raises LookupError if there is no such comment.
    """
    found = locked(connection, comment)
    if found.state in EMPTY:
        return found
    values = {"verdict": verdict, "verdict_by": by, "verdict_why": why, "guid": guid}
    connection.execute(_OPINION, values | {"comment": comment})
    found = replace(found, verdict=verdict, verdict_by=by, verdict_why=why, guid=guid)
    if not acts or found.by_person:
        return found
    step = _step_of(found.state, verdict)
    actor = Actor(f"filter {by}")
    return found if step is None else take(connection, comment, step, actor, now, why)


_OPINION = (
    update(comments)
    .where(comments.c.id == bindparam("comment"))
    .values({name: bindparam(name) for name in ("verdict", "verdict_by", "verdict_why", "guid")})
)


def _step_of(state: State, verdict: Verdict) -> Step | None:
    """Where a verdict takes a comment that no person decided on."""
    if verdict in {Verdict.SPAM, Verdict.DISCARD} and state is State.PENDING:
        return Step.SPAM
    if verdict in {Verdict.HAM, Verdict.PROVISIONAL} and state is State.SPAM:
        return Step.NOT_SPAM
    return None


def locked(connection: Connection, comment: str) -> Stored:
    """The comment, which nobody else changes until this transaction ends."""
    row = connection.execute(_LOCKED, {"comment": comment}).one_or_none()
    if row is None:
        raise LookupError(f"There is no comment {comment}.")
    return stored(row)


_LOCKED = select(*COLUMNS).where(comments.c.id == bindparam("comment")).with_for_update()


def _judge_seen(found: Stored, seen: State | None) -> None:
    """Raise MovedError if it is not where the person saw it; that it came into the site is none of
    their concern."""
    if seen is not None and found.state is not seen and not {found.state, seen} <= SHOWN:
        raise MovedError(f"Meanwhile this comment came to be {found.state}.")


def _moved(
    connection: Connection, found: Stored, state: State, step: str, actor: Actor, now: datetime,
    why: str, more: Mapping[str, Any] = MappingProxyType({}),
) -> Stored:  # fmt: skip
    by_person = found.by_person if step == Step.PUBLISH else actor.is_person
    values = {"state": state, "changed": now, "by_person": by_person, **more}
    if state is State.APPROVED and found.published is None:
        values["published"] = now
    audited.add(connection, found.id, now, actor, step, found.state, state, why)
    return _with(connection, found, values, now)


def _with(connection: Connection, found: Stored, values: dict[str, Any], now: datetime) -> Stored:
    """Write the values, and ask for what follows from them."""
    connection.execute(update(comments).where(comments.c.id == found.id).values(values))
    moved = locked(connection, found.id)
    words = ("name", "website", "body", "edited")
    rewritten = any(getattr(moved, word) != getattr(found, word) for word in words)
    # Not by `on_site`: a worker may be writing the file at this moment.
    if moved.is_wanted != found.is_wanted or (moved.is_wanted and rewritten):
        jobs.ask(connection, jobs.PUBLISH, moved.id, now)
    if moved.lesson:
        jobs.ask(connection, jobs.LEARN, moved.id, now + LEARN_AFTER)
    else:
        jobs.drop(connection, jobs.LEARN, moved.id)
    return moved
