"""Words: what the service knows of a comment, as a sentence.

Comes in: states, verdicts, steps. Goes out: plain text, the same on every page.
"""

from __future__ import annotations

from datetime import datetime

from weekpress.comments.filters.schedule import GIVEN_UP
from weekpress.comments.states import State, Step, Verdict
from weekpress.comments.store.audited import (
    ANONYMISE,
    ASK,
    CONFIRM,
    EDIT,
    PURGE,
    UNDO,
    Happening,
)
from weekpress.comments.store.rows import Stored

STATES = {
    State.PENDING: "waiting",
    State.SPAM: "taken for spam",
    State.DISCARDED: "discarded",
    State.APPROVED: "approved, on its way into the site",
    State.PUBLISHED: "published",
    State.WITHDRAWN: "withdrawn",
    State.REJECTED: "rejected",
    State.ERASED: "erased",
}

BUTTONS = {
    Step.APPROVE: "Approve",
    Step.SPAM: "Spam",
    Step.REJECT: "Reject",
    Step.NOT_SPAM: "Not spam",
    Step.WITHDRAW: "Withdraw",
}
"""What a moderator may do, in the order of the buttons."""

KEYS = {Step.APPROVE: "a", Step.SPAM: "s", Step.REJECT: "r", Step.NOT_SPAM: "n", Step.WITHDRAW: "w"}
"""The access keys, together with whatever keys the browser wants for them."""

_DID = {
    Step.APPROVE: "approved {it}",
    Step.REJECT: "rejected {it}",
    Step.SPAM: "took {it} for spam",
    Step.NOT_SPAM: "said that {it} is no spam",
    Step.WITHDRAW: "withdrew {it} from the site",
    Step.DISCARD: "discarded {it} as blatant spam",
    Step.PUBLISH: "put {it} into the site",
    Step.ERASE: "erased {it}",
    EDIT: "changed {it}",
    UNDO: "took back the last decision about {it}",
    "receive": "sent {it}",
    ASK: "asked for the address of {it} to be confirmed",
    CONFIRM: "confirmed the address of {it}",
    ANONYMISE: "took the name and the address from {it}",
    PURGE: "took from {it} what is kept no longer",
}


def did(happened: Happening, it: str = "it") -> str:
    """ "Priya Shah approved it", "The worker put it into the site": a sentence without its end."""
    actor = happened.actor if happened.by_person else f"the {happened.actor}"
    actor = actor[:1].upper() + actor[1:]
    return f"{actor} {_DID.get(happened.step, happened.step).format(it=it)}"


def happening(happened: Happening) -> str:
    """The same with why, as a whole sentence."""
    why = "" if happened.step == UNDO else happened.why
    return f"{did(happened)}{f': {why}' if why else ''}".rstrip(".") + "."


def verdict(comment: Stored, now: datetime) -> str:
    """What the filters made of it, and whether they are asked again; "" for one that none has seen,
    as a badge says that."""
    is_over = now > comment.received + GIVEN_UP
    by = comment.verdict_by or "The filter"
    by = by[:1].upper() + by[1:]
    why = f" {comment.verdict_why}" if comment.verdict_why else ""
    return {
        Verdict.UNCHECKED: "",
        Verdict.ERROR: f"No filter could be asked{'' if is_over else '; it is asked again'}.{why}",
        Verdict.HAM: f"{by} has nothing against it.{why}",
        Verdict.PROVISIONAL: f"{by} has nothing against it so far"
        f"{'' if is_over else ', and is asked again'}.{why}",
        Verdict.SPAM: f"{by} takes it for spam.{why}",
        Verdict.DISCARD: f"{by} takes it for blatant spam.{why}",
    }[comment.verdict]


def sender(comment: Stored, approved: int) -> str:
    """What is known of who sent it."""
    proved = "Address confirmed" if comment.confirmed else "Address not confirmed"
    earlier = {0: "nothing approved from it yet", 1: "1 other comment from it approved"}
    return f"{proved}; {earlier.get(approved, f'{approved} other comments from it approved')}."
