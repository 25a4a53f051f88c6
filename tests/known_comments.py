"""The model of the laws: what is to be expected of every comment that was accepted.

It is told what was done, once it is committed, and looks on: what a worker does by itself is right
as far as it may do it, and what a person decided stands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from commenting import PRIYA
from possible_acts import ANONYMISE, EDIT, ERASE, UNDO
from weekpress.comments.states import SHOWN, State, Step, StepError
from weekpress.comments.store import deciding
from weekpress.comments.store.audited import PURGE, history
from weekpress.comments.store.erasing import anonymise, erase
from weekpress.comments.store.intake import SAME_FOR
from weekpress.comments.store.rows import Stored


@dataclass
class Expected:
    """What is known of one of them."""

    body: str
    decided: list[tuple[State, bool]] = field(default_factory=lambda: [(State.PENDING, False)])
    """Its states, and whether a person took it there: those that were not taken back."""

    def stands(self, found: Stored) -> bool:
        """Whether it is where it should be."""
        return _same(self.decided[-1], (found.state, found.by_person))


@dataclass
class Known:
    """All of them."""

    comments: dict[str, Expected] = field(default_factory=dict)
    receipts: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    """Words: which comment has them, and since when."""

    def first(self, body: str, comment: str, now: datetime) -> tuple[str, datetime]:
        """Which comment these words are, if `comment` is the first that brings them again."""
        before, since = self.receipts.get(body, ("", now))
        return (before, since) if before and since >= now - SAME_FOR else (comment, now)

    def accepted(self, body: str, receipt: tuple[str, datetime]) -> None:
        """These words were."""
        self.receipts[body] = receipt
        self.comments.setdefault(receipt[0], Expected(body))

    def do(
        self, connection: Connection, comment: str, what: str, now: datetime
    ) -> Callable[[], object]:
        """Do it to a comment; gives what is to be expected from now on, once it is committed."""
        expected = self.comments[comment]
        try:
            if what == UNDO:
                deciding.undo(connection, comment, PRIYA, now)
                return expected.decided.pop
            if what.startswith(EDIT):
                words = what.removeprefix(EDIT)
                deciding.edit(connection, comment, words, "mild", PRIYA, now)
                return lambda: setattr(expected, "body", words)
            if what == ANONYMISE and anonymise(connection, comment, PRIYA, now):
                return lambda: self.forget(comment)
            if what in {ERASE, ANONYMISE}:
                erase(connection, comment, PRIYA, now)
                return lambda: self.forget(comment, State.ERASED)
            moved = deciding.take(connection, comment, Step(what), PRIYA, now)
        except StepError:
            return lambda: None
        return lambda: expected.decided.append((moved.state, True))

    def forget(self, comment: str, state: State | None = None) -> None:
        """The same words are new from now on."""
        self.receipts = {k: v for k, v in self.receipts.items() if v[0] != comment}
        if state:
            self.comments[comment].decided.append((state, True))

    def see(self, connection: Connection, found: Stored) -> None:
        """See where a comment is: if a worker took it there, it is right as far as it may."""
        expected = self.comments[found.id]
        if not expected.stands(found):
            step = history(connection, found.id)[-1].step
            assert _may_become(expected.decided[-1], found, step)
            expected.decided.append((found.state, found.by_person))


def _same(one: tuple[State, bool], other: tuple[State, bool]) -> bool:
    """Whether both are the same to a person: that it came into the site is no decision."""
    return one[1] == other[1] and (one[0] is other[0] or {one[0], other[0]} <= SHOWN)


def _may_become(before: tuple[State, bool], found: Stored, step: str) -> bool:
    """Whether a worker may do that by itself: what no person decided a filter judges, and what is
    unwanted is thrown away in the end."""
    if step == PURGE:
        unwanted = {State.SPAM, State.REJECTED, State.WITHDRAWN, State.DISCARDED}
        return before[0] in unwanted and found.state is State.DISCARDED
    return not before[1] and not found.by_person and found.state in {State.SPAM, State.PENDING}
