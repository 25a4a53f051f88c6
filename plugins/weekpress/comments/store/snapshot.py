"""A copy of an SQLite store, taken while the service writes, and whether a copy is sound.

Comes in: the database's file. Goes out: another file that holds every transaction that had been
committed when the copy began, and none in part.
Source: SQLite, "Online Backup API"; PRAGMA integrity_check, foreign_key_check.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from weekpress.comments.store.engine import StoreError

_SHOWN = 3
"""How many faults of a damaged file are told."""


def taken(source: Path, target: Path) -> None:
    """Copy `source` into the new file `target`, and look through the copy.

    It is one step of SQLite's: a reader of the write-ahead log, which no writer waits for.
    Raises StoreError if the store cannot be read or is damaged.
    """
    with _told(source), closing(_opened(source, "ro")) as store, closing(_new(target)) as copy:
        store.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, that nothing lies beside
    judge(target, source)


def judge(path: Path, named: Path) -> None:
    """Raise StoreError, about the file `named`, if the database of a file is not sound."""
    with _told(named), closing(_opened(path, "ro")) as database:
        faults = [row[0] for row in database.execute("PRAGMA integrity_check")]
        dangling = database.execute("PRAGMA foreign_key_check").fetchall()
    if faults != ["ok"] or dangling:
        told = (
            "; ".join(map(str, faults[:_SHOWN])) if faults != ["ok"] else "rows that lead nowhere"
        )
        raise _damaged(named, " ".join(told.split()))


def number_of_comments(path: Path) -> int:
    """How many comments a file holds. Raises StoreError if it is no store."""
    with _told(path), closing(_opened(path, "ro")) as database:
        return int(database.execute("SELECT count(*) FROM comments").fetchone()[0])


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode={mode}", uri=True, timeout=5)


def _new(target: Path) -> sqlite3.Connection:
    target.touch(0o600, exist_ok=False)
    return _opened(target, "rw")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's troubles in our words."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path} could not be read or copied ({error}).") from None
    except sqlite3.DatabaseError as error:
        raise _damaged(path, str(error)) from None


def _damaged(path: Path, why: str) -> StoreError:
    return StoreError(
        f"{path} is damaged: {why}. Stop the service, keep this file as it is, and restore the "
        "last backup into another folder. Nothing was written."
    )
