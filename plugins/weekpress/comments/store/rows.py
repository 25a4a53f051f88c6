"""A comment as the store has it, for those who decide: all but who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from weekpress.comments.record import Comment
from weekpress.comments.states import SHOWN, State, Verdict
from weekpress.comments.store.schema import comments


@dataclass(frozen=True)
class Stored:
    """One comment."""

    id: str
    post: str
    parent: str
    name: str
    website: str
    body: str
    """As it stands: as written, or as a moderator left it."""
    original: str
    """As written, if a moderator changed it; else ""."""
    edited: str
    """Why it was changed, for readers."""
    confirmed: datetime | None
    """When the commenter's address was proved to be theirs."""
    state: State
    changed: datetime
    """When it came to be in this state."""
    by_person: bool
    """Whether a person took it there: no filter undoes that."""
    verdict: Verdict
    verdict_by: str
    """The filter that gave it."""
    verdict_why: str
    guid: str
    learned: str
    """What the filter was told since: "spam", "ham", or nothing."""
    received: datetime
    published: datetime | None
    """When it was approved."""
    on_site: bool
    """Whether its file is in the site's content, as far as is known."""

    def __repr__(self) -> str:  # what is printed by mistake, or by a traceback, has no words
        return f"Stored({self.id}, {self.state})"

    @property
    def is_wanted(self) -> bool:
        """Whether its file should be there."""
        return self.state in SHOWN

    @property
    def is_checked(self) -> bool:
        """Whether a filter has judged it."""
        return self.verdict not in {Verdict.UNCHECKED, Verdict.ERROR}

    @property
    def lesson(self) -> str:
        """What the filter is to be told: "spam", "ham", or "" where it knows.

        Only what a person decided is told, and only where the filter thought otherwise.
        """
        if not self.by_person or self.verdict is Verdict.UNCHECKED:
            return ""
        decided = {State.SPAM: "spam", State.APPROVED: "ham", State.PUBLISHED: "ham"}
        thought = "spam" if self.verdict in {Verdict.SPAM, Verdict.DISCARD} else "ham"
        wanted = decided.get(self.state, "")
        return "" if wanted == (self.learned or thought) else wanted

    def comment(self) -> Comment:
        """What readers see of it."""
        return Comment(
            id=self.id,
            post=self.post,
            name=self.name,
            body=self.body,
            published=(self.published or self.changed).replace(microsecond=0),
            parent=self.parent,
            website=self.website,
            edited=self.edited,
        )


COLUMNS = [comments.c[field.name] for field in fields(Stored)]
"""What to select for one."""


def stored(row: Row[Any]) -> Stored:
    """The record of a row of COLUMNS."""
    said = row._asdict()
    return Stored(**said | {"state": State(said["state"]), "verdict": Verdict(said["verdict"])})


def all_stored(rows: Iterable[Row[Any]]) -> list[Stored]:
    """The records of several."""
    return [stored(row) for row in rows]
