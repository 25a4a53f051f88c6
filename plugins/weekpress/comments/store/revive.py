"""What a restored store must not bring along: work in hand, and who was signed in.

Comes in: the file of a store, and its keys. Goes out: the same file, its work free to be done.
A job says what to look at, never what to do, so that one that was done since does nothing now.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import delete, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError

from weekpress.comments.keys import Keys
from weekpress.comments.store.engine import WRITES, StoreError, engine
from weekpress.comments.store.facts import SEALED, fact
from weekpress.comments.store.migrate import migrate
from weekpress.comments.store.schema import chores, jobs, links, sessions


def revive(path: Path, keys: Keys) -> None:
    """Bring the store up to date. Raises StoreError if it is newer, SealError for another key."""
    made = engine(URL.create("sqlite", database=str(path)))
    try:
        migrate(made)
        with made.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            if sealed := fact(connection, SEALED):
                keys.unseal(sealed.encode())
            for table in (jobs, chores):
                connection.execute(update(table).values(held_until=None))
            for table in (sessions, links):
                connection.execute(delete(table))
    except DatabaseError as error:
        raise StoreError(f"The backup's store is none ({type(error.orig).__name__}).") from None
    finally:
        made.dispose()  # the last to close it, so that SQLite leaves one file
