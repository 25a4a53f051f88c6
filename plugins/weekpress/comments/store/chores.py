"""Chores: what is done now and then, by one of however many workers there are.

Comes in: a chore's name, the time, and how often it is to be done. Goes out: whether it is this
worker's turn. A worker holds a chore for a while; if it dies, the chore is free again then.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from weekpress.comments.store.schema import chores

PURGE, DIGEST = "purge", "digest"
"""Take away what is kept no longer; tell moderators what waits."""

HELD_FOR = timedelta(minutes=15)
"""How long a worker may take over a chore before another begins it anew."""


def claim(connection: Connection, name: str, now: datetime) -> bool:
    """Take a chore that is due and that nobody holds; whether this worker has it now.

    A chore that was never done is due at once. The row is locked by the statement that changes it,
    so that of many workers one is told yes.
    """
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    made = dialect.insert(chores).values(name=name, due=now, held_until=now + HELD_FOR)
    free = or_(chores.c.held_until.is_(None), chores.c.held_until <= now)
    taken = made.on_conflict_do_update(
        index_elements=[chores.c.name],
        set_={"held_until": now + HELD_FOR},
        where=(chores.c.due <= now) & free,
    ).returning(chores.c.name)
    return connection.execute(taken).scalar() is not None


def done(connection: Connection, name: str, due: datetime) -> None:
    """It is done, and due again at `due`; so is one that could not be done."""
    changed = update(chores).where(chores.c.name == name)
    connection.execute(changed.values(due=due, held_until=None))


def due(connection: Connection, name: str) -> datetime | None:
    """When a chore is due next; None for one that was never done."""
    return connection.execute(select(chores.c.due).where(chores.c.name == name)).scalar()
