"""The audit: what happened to each comment, in order. Rows are added, and none is ever changed.

It names a moderator as the configuration does, and nobody else. When a comment is erased, the
reasons that people typed about it go, as they may name whoever wrote it: that, and no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from weekpress.comments.states import UNDOABLE
from weekpress.comments.store.schema import audit

UNDO, EDIT, ANONYMISE, PURGE = "undo", "edit", "anonymise", "purge"
"""What it calls that which is no `Step`."""

ASK, CONFIRM = "ask", "confirm"
"""The same: a commenter was asked whether an address is theirs, and said so."""

ASIDE = frozenset({"publish", ANONYMISE, ASK, CONFIRM})
"""What happens to a comment without a person deciding or changing anything."""


@dataclass(frozen=True)
class Actor:
    """Who did it."""

    name: str
    """A moderator's name; "command"; "filter akismet"; "worker"; "commenter"."""
    is_person: bool = False


@dataclass(frozen=True)
class Happening:
    """One row."""

    number: int
    at: datetime
    comment: str
    actor: str
    by_person: bool
    step: str
    was: str
    now: str
    why: str


def row(
    comment: str, at: datetime, actor: str, step: str, was: str, now: str, why: str = "",
    by_person: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The values of one row."""
    return {
        "comment": comment, "at": at, "actor": actor, "step": step, "was": was, "now": now,
        "why": why, "by_person": by_person,
    }  # fmt: skip


def add(
    connection: Connection, comment: str, at: datetime, actor: Actor, step: str,
    was: str, now: str, why: str = "",
) -> None:  # fmt: skip
    """Write down that `actor` took a comment from one state to another."""
    values = row(comment, at, actor.name, step, was, now, why, actor.is_person)
    connection.execute(insert(audit).values(values))


def history(connection: Connection, comment: str) -> list[Happening]:
    """What happened to a comment, first to last."""
    found = select(audit).where(audit.c.comment == comment).order_by(audit.c.number)
    return [Happening(**row._asdict()) for row in connection.execute(found)]


def decisions(happened: Iterable[Happening]) -> list[Happening]:
    """What was decided, first to last: neither what happened aside nor a change of words."""
    return [one for one in happened if one.step not in ASIDE and one.step != EDIT]


def standing(happened: Iterable[Happening]) -> list[Happening]:
    """The decisions among these that were not taken back, first to last."""
    stand: list[Happening] = []
    for one in decisions(happened):
        if one.step == UNDO:
            del stand[-1:]
        else:
            stand.append(one)
    return stand


def can_undo(happened: Iterable[Happening]) -> bool:
    """Whether the last decision can be taken back: it was a person's, it is not the taking back of
    another, and what was before it is known. Of an old one the audit is gone: it stands."""
    told = decisions(happened)
    stand = standing(told)
    if len(stand) < 2 or told[-1].step == UNDO:
        return False
    return stand[-1].by_person and stand[-1].step in UNDOABLE
