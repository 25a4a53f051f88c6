"""The states of a comment and the steps between them.

Comes in: where a comment is and what happens. Goes out: where it is then, or that this cannot be.
What a filter thinks is not a state: it stands beside it, and no filter undoes what a person did.

    pending ── approve ──> approved ── (in the site) ──> published
       │ └──── reject ───> rejected        └── withdraw ──┴──> withdrawn
       ├────── spam ─────> spam ── approve, reject, not spam
       └────── discard ──> discarded       any ── erase ──> erased
"""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Where a comment is."""

    PENDING = "pending"
    """Received, and waiting for a person."""
    SPAM = "spam"
    """A filter or a person takes it for spam."""
    DISCARDED = "discarded"
    """Blatant spam, kept as a mark that it was here, without a word of it."""
    APPROVED = "approved"
    """A person said yes; it is on its way into the site."""
    PUBLISHED = "published"
    """In the site's content; the next build shows it."""
    WITHDRAWN = "withdrawn"
    """Was approved, and is not shown any more."""
    REJECTED = "rejected"
    """A person said no."""
    ERASED = "erased"
    """Somebody asked for their data to be gone."""


class Step(StrEnum):
    """What happens to a comment."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    NOT_SPAM = "not spam"
    WITHDRAW = "withdraw"
    DISCARD = "discard"
    PUBLISH = "publish"
    """The worker has put its file into the content."""
    ERASE = "erase"


class Verdict(StrEnum):
    """What the filters made of it."""

    UNCHECKED = "unchecked"
    HAM = "ham"
    PROVISIONAL = "ham-provisional"
    """Ham so far; the filter asks to be asked again."""
    SPAM = "spam"
    DISCARD = "discard"
    ERROR = "error"
    """No filter could be asked; it is asked again later."""


_FROM = {
    Step.APPROVE: {State.PENDING, State.SPAM, State.REJECTED, State.WITHDRAWN},
    Step.REJECT: {State.PENDING, State.SPAM},
    Step.SPAM: {State.PENDING, State.REJECTED, State.APPROVED, State.PUBLISHED, State.WITHDRAWN},
    Step.NOT_SPAM: {State.SPAM},
    Step.WITHDRAW: {State.APPROVED, State.PUBLISHED},
    Step.DISCARD: {State.PENDING, State.SPAM},
    Step.PUBLISH: {State.APPROVED},
    Step.ERASE: set(State) - {State.ERASED},
}

_TO = {
    Step.APPROVE: State.APPROVED,
    Step.REJECT: State.REJECTED,
    Step.SPAM: State.SPAM,
    Step.NOT_SPAM: State.PENDING,
    Step.WITHDRAW: State.WITHDRAWN,
    Step.DISCARD: State.DISCARDED,
    Step.PUBLISH: State.PUBLISHED,
    Step.ERASE: State.ERASED,
}

SHOWN = frozenset({State.APPROVED, State.PUBLISHED})
"""Whose files are to be in the content; what the publishers work towards."""

UNDOABLE = frozenset({Step.APPROVE, Step.REJECT, Step.SPAM, Step.NOT_SPAM, Step.WITHDRAW})
"""What a moderator can take back."""


class StepError(Exception):
    """This cannot happen to a comment that is where it is; the message says so in words."""


def after(state: State, step: Step) -> State:
    """Where a comment is after a step. Raises StepError if the step does not lead on from there."""
    if state not in _FROM[step]:
        raise StepError(f"A comment that is {state} cannot be taken to {_TO[step]}.")
    return _TO[step]


def steps_from(state: State) -> tuple[Step, ...]:
    """What can happen to a comment, in the order of `Step`."""
    return tuple(step for step in Step if state in _FROM[step])
