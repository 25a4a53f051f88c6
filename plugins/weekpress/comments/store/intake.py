"""Intake: what was submitted becomes a row, once.

Comes in: submissions, judged. Goes out: the id each is known by: its own, or that of the same words
sent a moment before, so that a double click, a retry after a lost answer or a restart makes no
second comment. All of a batch is in one transaction, and is on the disk when it ends.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, bindparam, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from weekpress.comments import submission as submissions_
from weekpress.comments.keys import Keys
from weekpress.comments.states import State, Verdict
from weekpress.comments.store import audited, jobs
from weekpress.comments.store.moments import Moment
from weekpress.comments.store.schema import audit, comments, receipts, submissions
from weekpress.comments.submission import Submission

SAME_FOR = timedelta(hours=24)
"""For how long the same words by the same person are one comment."""

_BEGUN = {
    "original": "",
    "edited": "",
    "state": State.PENDING,
    "by_person": False,
    "verdict": Verdict.UNCHECKED,
    "verdict_by": "",
    "verdict_why": "",
    "guid": "",
    "learned": "",
    "on_site": False,
}


# Made once: SQLAlchemy knows a statement it has seen again sooner than one like it.
_COMMENTS, _SUBMISSIONS, _AUDIT = insert(comments), insert(submissions), insert(audit)


def receive(connection: Connection, keys: Keys, batch: Sequence[Submission]) -> list[str]:
    """Take in a batch. The ids the comments are known by, in its order."""
    prints = [fingerprint(keys, one) for one in batch]
    held = _receipts(connection, list(zip(prints, batch, strict=True)))
    fresh = [one for mark, one in zip(prints, batch, strict=True) if held[mark] == one.id]
    if fresh:
        connection.execute(_COMMENTS, [_comment(keys, one) for one in fresh])
        connection.execute(_SUBMISSIONS, [_submitted(keys, one) for one in fresh])
        connection.execute(_AUDIT, [_received(one) for one in fresh])
        jobs.ask_for_new(connection, jobs.CHECK, [(one.id, one.received) for one in fresh])
    return [held[mark] for mark in prints]


def sender(keys: Keys, address: str) -> str:
    """The keyed hash of the network an address is in: IPv6 hands out /64 to one household."""
    return keys.hashed("sender", network(address))


def body_key(keys: Keys, body: str) -> str:
    """The keyed hash of a comment's words, whatever their capitals and spaces."""
    return keys.hashed("body", " ".join(body.casefold().split()))


def network(address: str) -> str:
    """The network that counts as one sender: the address itself, or the /64 of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    mapped = getattr(found, "ipv4_mapped", None)
    if mapped or found.version == 4:
        return str(mapped or found)
    return str(ipaddress.ip_network((int(found), 64), strict=False))


def fingerprint(keys: Keys, one: Submission) -> str:
    """The keyed hash of all a person typed: the same for the same words sent twice."""
    parts = (one.post, one.parent, one.name, one.email.casefold(), one.website, one.body)
    return keys.hashed("receipt", *parts)


def _receipts(connection: Connection, batch: list[tuple[str, Submission]]) -> dict[str, str]:
    """The id under which the words of each fingerprint are known: the first submission's of the
    batch, if they are new; two statements, however many there are."""
    # In one order everywhere: two instances that hold each other's receipts would wait for ever.
    values = [
        {"fingerprint": mark, "comment": one.id, "received": one.received,
         "long_ago": one.received - SAME_FOR}
        for mark, one in sorted(batch, key=lambda both: both[0])
    ]  # fmt: skip
    connection.execute(_renewed(connection.dialect.name), values)
    found = connection.execute(_HELD, {"fingerprints": [mark for mark, _ in batch]})
    return {row.fingerprint: row.comment for row in found}


_HELD = select(receipts.c.fingerprint, receipts.c.comment).where(
    receipts.c.fingerprint.in_(bindparam("fingerprints", expanding=True))
)


@cache  # made once: SQLAlchemy takes longer to put it together than a database to run it
def _renewed(dialect: str) -> Insert:
    """A receipt where there was none, or one of long ago; one that holds stays as it is."""
    made: Any = (postgresql if dialect == "postgresql" else sqlite).insert(receipts)
    renewed: Insert = made.on_conflict_do_update(
        index_elements=[receipts.c.fingerprint],
        set_={"comment": made.excluded.comment, "received": made.excluded.received},
        where=receipts.c.received < bindparam("long_ago", type_=Moment),
    )
    return renewed


def _comment(keys: Keys, one: Submission) -> dict[str, Any]:
    return _BEGUN | {
        "id": one.id,
        "post": one.post,
        "parent": one.parent,
        "name": one.name,
        "website": one.website,
        "body": one.body,
        "email": keys.seal(one.email),
        "email_key": keys.of_email(one.email)[0],
        "body_key": body_key(keys, one.body),
        "changed": one.received,
        "received": one.received,
    }


def _submitted(keys: Keys, one: Submission) -> dict[str, Any]:
    return {
        "comment": one.id,
        "sealed": keys.seal(submissions_.dumped(one)),
        "sender_key": sender(keys, one.address),
        "received": one.received,
    }


def _received(one: Submission) -> dict[str, Any]:
    return audited.row(one.id, one.received, "commenter", "receive", "", State.PENDING)
