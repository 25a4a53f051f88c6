"""The file that builds keep what they made in: its tables, and what says that it is ours.

Comes in: a path. Goes out: an SQLite connection, to a file of our program and version only.
Source: SQLite, "PRAGMA application_id", "PRAGMA user_version" and "Write-Ahead Logging".
Standard library only, for the lean front.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

APPLICATION = 0x5745454B
"""What says that an SQLite file is ours: "WEEK"."""
FORMAT = 6
"""Raised whenever the tables change; a file of another format is put aside."""
WAIT_S = 60.0
"""How long another build that is at the same file is waited for."""
# Long values stand in tables with a rowid, one behind the other as they come: in the order of their
# keys, which are chance, each would go between two others, in three times the time (SQLite,
# "Clustered Indexes and the WITHOUT ROWID Optimization").
_TABLES = """
CREATE TABLE made (key TEXT PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE outputs (folder TEXT, name TEXT, key TEXT, spec TEXT, needs TEXT,
    PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE stamps (folder TEXT, name TEXT, digest TEXT, stamp TEXT, PRIMARY KEY (folder, name))
    WITHOUT ROWID;
CREATE TABLE shows (folder TEXT, token TEXT, name TEXT, PRIMARY KEY (folder, token, name))
    WITHOUT ROWID;
CREATE INDEX shown_in ON shows (folder, name);
CREATE TABLE drawn (folder TEXT, name TEXT, value BLOB, PRIMARY KEY (folder, name));
CREATE TABLE contents (folder TEXT, token TEXT, digest TEXT, value BLOB,
    PRIMARY KEY (folder, token));
CREATE TABLE used (folder TEXT, key TEXT, PRIMARY KEY (folder, key)) WITHOUT ROWID;
"""


class _ForeignError(sqlite3.DatabaseError):
    """The file is a sound one, but not ours."""


def opened(path: Path | None) -> sqlite3.Connection:
    """The file, made with its folder and tables if it is not there; one in memory for None.

    Raises sqlite3.DatabaseError for a file that is damaged or not ours, OSError where none can be.
    """
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path or ":memory:", timeout=WAIT_S, check_same_thread=False)
    try:
        if not _pragma(db, "schema_version"):
            _make_tables(db)
        if (_pragma(db, "application_id"), _pragma(db, "user_version")) != (APPLICATION, FORMAT):
            raise _ForeignError("it is of another program or version")
        _write_ahead(db)
        db.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last build, no more
        db.execute("PRAGMA cache_size = -4000")
        db.execute("PRAGMA wal_autocheckpoint = 4000")  # 16 MB: each costs the disk as much
        for table in ("made", "notes", "outputs", "stamps", "shows", "drawn", "contents", "used"):
            db.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608 -- our own names
    except BaseException:
        db.close()
        raise
    return db


def _write_ahead(db: sqlite3.Connection) -> None:
    """Have no reader wait for a build; the file keeps that. Where others open the same new file at
    this moment, SQLite waits for them in all else, but fails at once in this."""
    until = time.monotonic() + WAIT_S
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.01)


def _make_tables(db: sqlite3.Connection) -> None:
    """Make a new file ours, unless another build does so at this moment."""
    db.execute("BEGIN IMMEDIATE")
    new = not any(
        _pragma(db, name) for name in ("schema_version", "application_id", "user_version")
    )
    marks = (f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {FORMAT}")
    for statement in (*marks, *_TABLES.split(";")) if new else ():
        db.execute(statement)
    db.commit()


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def remove(path: Path) -> None:
    """Remove the file and what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
