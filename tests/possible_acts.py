"""What moderators, filters and time do to comments in the laws of the store: in what they choose
from, what changes the site comes often, as there most can go wrong.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from hypothesis import strategies as st
from sqlalchemy import Connection

from weekpress.comments.filters.protocol import FilterError, Opinion
from weekpress.comments.states import Step, Verdict, steps_from
from weekpress.comments.store import reading

UNDO, ERASE, ANONYMISE, OVERTAKE = "undo", "erase", "anonymise", "overtake"
EDIT = "edit: "
MILDER, OTHER = f"{EDIT}Milder.", f"{EDIT}Other words."

OFTEN: list[str] = [*[Step.APPROVE] * 3, *[Step.WITHDRAW] * 2, *[Step.SPAM] * 2, Step.REJECT]
OFTEN += [Step.NOT_SPAM, *[UNDO] * 2, MILDER, OTHER]
"""What moderators do."""

PASTS: dict[str, list[str]] = {
    "new": [], "approved": [Step.APPROVE], "published": [Step.APPROVE, OVERTAKE],
    "withdrawn": [Step.APPROVE, OVERTAKE, Step.WITHDRAW],
}  # fmt: skip
"""What became of a comment before the laws look on."""

HAM, SPAM = Opinion(Verdict.HAM), Opinion(Verdict.SPAM)
_ANSWERS: list[Opinion | Exception] = [SPAM, SPAM, HAM, HAM, FilterError("It is away.")]
_ANSWERS += [Opinion(Verdict.DISCARD), Opinion(Verdict.PROVISIONAL)]
FILTERS = st.sampled_from(_ANSWERS)
"""What a filter says."""

_PAUSES = [timedelta(seconds=1), timedelta(minutes=6), timedelta(hours=2), timedelta(days=16)]
PAUSES = st.sampled_from([*_PAUSES[:2] * 3, *_PAUSES[2:]])
"""How long nothing happens."""

KILLED = st.sampled_from([False, False, False, True])
"""Whether whoever acts is killed before it is committed."""


class Act(NamedTuple):
    """What somebody does about the comment of a number, of however many there are; 0 is the one
    that a worker has in hand."""

    number: int
    what: str | int
    """An `int` is one of all that can be done about it, by its place."""


_ACT = st.builds(Act, st.integers(0, 3), st.integers(0, 59))
_OVERTAKEN = st.just(Act(0, OVERTAKE))
JUDGED = st.builds(Act, st.just(0), st.sampled_from([*[Step.SPAM] * 2, Step.APPROVE, Step.REJECT]))
ACTS = st.lists(_ACT | JUDGED, max_size=2)
WRITING = st.lists(_ACT | _OVERTAKEN, max_size=2)
ASKING = st.lists(JUDGED | _OVERTAKEN, max_size=1)
"""What happens before a worker goes its round, while it writes, and while it asks a filter."""


def chosen(connection: Connection, comment: str, what: str | int) -> str:
    """What is done about a comment: what the act says, or one of all that can be done about it."""
    if isinstance(what, str):
        return what
    found = reading.one(connection, comment)
    possible = [*steps_from(found.state), UNDO, MILDER, OTHER] if found else []
    often = [one for one in OFTEN if one in possible]
    return [*often * 2, ANONYMISE, ERASE][what % (2 * len(often) + 2)]
