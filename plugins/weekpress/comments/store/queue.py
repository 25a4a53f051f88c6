"""The queue: comments for a person to judge, a page at a time, and what stands around each.

Comes in: what is looked for, and after which comment. Goes out: comments in the order of their ids,
which is that of time. However many wait, a page costs what a page holds.
Source: keyset pagination ("no offset"): the next page begins after an id, and never slips.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, case, func, or_, select

from weekpress.comments.states import SHOWN, State
from weekpress.comments.store import audited
from weekpress.comments.store.audited import Happening
from weekpress.comments.store.reading import one
from weekpress.comments.store.rows import COLUMNS, Stored, all_stored
from weekpress.comments.store.schema import audit, comments


@dataclass(frozen=True)
class Sought:
    """What is looked for."""

    states: frozenset[State]
    words: str = ""
    """Found in the name, the text or the website, whatever their capitals; "" for all."""
    sender: tuple[str, ...] = ()
    """The hashes an e-mail address is looked up by; () for all."""
    newest_first: bool = False


def sought(connection: Connection, what: Sought, after: str, most: int) -> list[Stored]:
    """Up to `most` comments from after the id `after`; from the first if that is ""."""
    # One state at a time: each comes in its order out of the index, and none is sorted as a whole.
    found = [_in_state(connection, what, state, after, most) for state in sorted(what.states)]
    merged = merge(*found, key=lambda comment: comment.id, reverse=what.newest_first)
    return list(islice(merged, most))


def numbers(connection: Connection, what: Sought) -> dict[State, int]:
    """How many are found in each state, whichever of them are looked for."""
    found = _narrowed(select(comments.c.state, func.count()), what).group_by(comments.c.state)
    counted = {State(row[0]): int(row[1]) for row in connection.execute(found)}
    return {state: counted.get(state, 0) for state in State}


def _in_state(
    connection: Connection, what: Sought, state: State, after: str, most: int
) -> list[Stored]:
    order = comments.c.id.desc() if what.newest_first else comments.c.id
    found = select(*COLUMNS).where(comments.c.state == state).order_by(order).limit(most)
    if after:
        found = found.where(comments.c.id < after if what.newest_first else comments.c.id > after)
    return all_stored(connection.execute(_narrowed(found, what)))


def _narrowed(found: Select[Any], what: Sought) -> Select[Any]:
    """Those alone that have the words, and are of the sender."""
    if what.words:
        texts = (comments.c.name, comments.c.body, comments.c.website)
        found = found.where(or_(*(text.icontains(what.words, autoescape=True) for text in texts)))
    if what.sender:
        found = found.where(comments.c.email_key.in_(what.sender))
    return found


def by_id(connection: Connection, ids: Collection[str]) -> dict[str, Stored]:
    """These comments, those that there are."""
    found = select(*COLUMNS).where(comments.c.id.in_(ids))
    return {comment.id: comment for comment in all_stored(connection.execute(found))}


def approved_of_address(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """For each comment, how many others of its address are shown; 0 where the address is gone."""
    theirs = select(comments.c.id, comments.c.email_key, comments.c.state)
    rows = connection.execute(theirs.where(comments.c.id.in_(ids))).all()
    keys = {row.email_key for row in rows if row.email_key}
    shown = func.sum(case((comments.c.state.in_(SHOWN), 1), else_=0))
    counted = select(comments.c.email_key, shown).where(comments.c.email_key.in_(keys))
    grouped = connection.execute(counted.group_by(comments.c.email_key))
    numbers = {row[0]: row[1] for row in grouped}
    return {row.id: (numbers.get(row.email_key) or 0) - (row.state in SHOWN) for row in rows}


def last_of(connection: Connection, ids: Collection[str]) -> dict[str, Happening]:
    """What was decided last about each of these comments, or what was last changed in it."""
    newest = select(func.max(audit.c.number)).where(
        audit.c.comment.in_(ids), audit.c.step.not_in(audited.ASIDE)
    )
    found = select(audit).where(audit.c.number.in_(newest.group_by(audit.c.comment)))
    rows = connection.execute(found)
    return {row.comment: Happening(**row._asdict()) for row in rows}


def whole(connection: Connection, comment: str) -> tuple[Stored, list[Happening]]:
    """A comment and all that happened to it. Raises LookupError if there is none."""
    found = one(connection, comment)
    if found is None:
        raise LookupError(f"There is no comment {comment}.")
    return found, audited.history(connection, comment)


def around(connection: Connection, comment: Stored, most: int) -> list[Stored]:
    """Up to `most` comments of its post that readers see: those written right before and after it,
    in that order. However long a thread is, a page costs what it shows."""
    shown = comments.c.post == comment.post, comments.c.state.in_(SHOWN)
    before = select(*COLUMNS).where(*shown, comments.c.id < comment.id)
    after = select(*COLUMNS).where(*shown, comments.c.id > comment.id)
    earlier = connection.execute(before.order_by(comments.c.id.desc()).limit(most // 2))
    later = connection.execute(after.order_by(comments.c.id).limit(most - most // 2))
    return [*reversed(all_stored(earlier)), *all_stored(later)]
