"""Resealing: all that older secrets sealed or hashed, made anew with the newest.

Comes in: a store whose keys know the new secret and the old ones. Goes out: rows that the new one
alone opens and finds. It goes batch by batch and can stop anywhere: until the old secrets are
dropped both are known, and whatever was done is done again in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import IntegrityError

from weekpress.comments import submission
from weekpress.comments.keys import Keys
from weekpress.comments.store import Store
from weekpress.comments.store.facts import SEALED, remember
from weekpress.comments.store.intake import body_key, fingerprint, sender
from weekpress.comments.store.reading import submitted
from weekpress.comments.store.schema import comments, links, receipts, sessions, submissions

BATCH = 200
"""How many rows a transaction makes anew: nobody waits for it for long."""

_Make = Callable[[Connection, Keys, str], list[str]]


def reseal(store: Store) -> int:
    """Make all of it anew; how many comments there were.

    First it is alone for a moment: whoever still writes with the keys as they were is done then,
    and whoever comes after has the new ones.
    """
    with store.writing(alone=True):
        pass
    number = _each(store, _comments)
    _each(store, _submissions)
    _each(store, _receipts)
    with store.writing() as connection:
        remember(connection, SEALED, store.keys.seal(SEALED).decode())
        # Of their tokens only hashes are kept: moderators sign in again.
        connection.execute(delete(links))
        connection.execute(delete(sessions))
    return number


def _each(store: Store, make: _Make) -> int:
    """Make rows anew, batch by batch in the order of their keys; how many there were."""
    total, last = 0, ""
    while True:
        with store.writing() as connection:
            done = make(connection, store.keys, last)
        if not done:
            return total
        total, last = total + len(done), done[-1]


def _comments(connection: Connection, keys: Keys, after: str) -> list[str]:
    columns = [comments.c[name] for name in ("id", "email", "body", "original", "body_key")]
    chosen = select(*columns).where(comments.c.id > after).order_by(comments.c.id)
    found = connection.execute(chosen.limit(BATCH).with_for_update()).all()
    for row in found:
        values: dict[str, Any] = {}
        if row.email:
            values["email"] = keys.reseal(row.email)
            values["email_key"] = keys.of_email(keys.unseal(row.email))[0]
        if row.body_key:
            values["body_key"] = body_key(keys, row.original or row.body)
        if values:
            connection.execute(update(comments).where(comments.c.id == row.id).values(values))
    return [row.id for row in found]


def _submissions(connection: Connection, keys: Keys, after: str) -> list[str]:
    chosen = select(submissions.c.comment, submissions.c.sealed)
    chosen = chosen.where(submissions.c.comment > after).order_by(submissions.c.comment)
    found = connection.execute(chosen.limit(BATCH).with_for_update()).all()
    for row in found:
        address = submission.loaded(keys.unseal(row.sealed)).address
        values = {"sealed": keys.reseal(row.sealed), "sender_key": sender(keys, address)}
        changed = update(submissions).where(submissions.c.comment == row.comment)
        connection.execute(changed.values(values))
    return [row.comment for row in found]


def _receipts(connection: Connection, keys: Keys, after: str) -> list[str]:
    """One whose words are gone cannot be made anew; it is over within a day by itself.

    A receipt moves as its key is made anew, and may be met again: that changes nothing.
    """
    chosen = select(receipts.c.fingerprint, receipts.c.comment)
    chosen = chosen.where(receipts.c.fingerprint > after).order_by(receipts.c.fingerprint)
    found = connection.execute(chosen.limit(BATCH).with_for_update()).all()
    for row in found:
        if said := submitted(connection, keys, row.comment):
            _move(connection, row.fingerprint, fingerprint(keys, said))
    return [row.fingerprint for row in found]


def _move(connection: Connection, old: str, new: str) -> None:
    """Rename a receipt, unless the same words came anew meanwhile: theirs stands."""
    if old == new:
        return
    one = receipts.c.fingerprint == old
    try:
        with connection.begin_nested():
            connection.execute(update(receipts).where(one).values(fingerprint=new))
    except IntegrityError:
        connection.execute(delete(receipts).where(one))
