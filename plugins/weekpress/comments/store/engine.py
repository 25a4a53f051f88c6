"""The database: opened so that what is committed is on the disk.

Comes in: the service's folder, and an address of PostgreSQL if there is one. Goes out: an engine
whose transactions are durable, and words for a database that cannot be used.
Source: SQLite, "Write-Ahead Logging" and PRAGMA synchronous; PostgreSQL, synchronous_commit;
SQLAlchemy, "Serializable isolation / Savepoints / Transactional DDL" of the SQLite dialect.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from weekpress.errors import WeekpressError

VARIABLE = "WEEKPRESS_COMMENTS_DATABASE"
NAME = "comments.sqlite"

WRITES = "weekpress_writes"
"""The execution option of a connection that will write: SQLite takes its lock at once then."""

PATIENCE_S = 5
"""How long a writer waits for another before the commenter is asked to try again."""

_NOTICED = {
    "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}  # fmt: skip
"""How soon it is noticed that PostgreSQL's machine is gone without a word. Else one thread that
writes would wait for its answer for up to two hours, and all that is sent meanwhile behind it.
Source: libpq, "Parameter Key Words"; tcp(7)."""

_WRITERS = 0x5745454C
"""PostgreSQL's advisory lock that writers share: keys are rotated when nobody has it."""


class StoreError(WeekpressError):
    """The store cannot be used now; the message is for the person who runs it."""


class RowError(StoreError):
    """The store can be used, and does not take what it was given: the rest may be tried without."""


def address(folder: Path, environ: Mapping[str, str]) -> URL:
    """Where the database is. Raises StoreError, without the address: it may hold a password."""
    given = environ.get(VARIABLE, "")
    if not given:
        return URL.create("sqlite", database=str(folder / NAME))
    try:
        url = make_url(given)
    except ArgumentError:
        url = URL.create("")
    if url.drivername not in {"postgresql", "postgresql+psycopg", "postgres"}:
        raise StoreError(
            f"{VARIABLE} is not the address of a PostgreSQL database: "
            "postgresql://user:password@host/name. Leave it out to use SQLite."
        )
    return url.set(drivername="postgresql+psycopg")


def engine(url: URL) -> Engine:
    """An engine for it, whose errors repeat no words of anybody's. Nothing is opened yet."""
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url, pool_pre_ping=True, pool_size=5, max_overflow=5, pool_timeout=PATIENCE_S,
            connect_args={"connect_timeout": PATIENCE_S, **_NOTICED}, hide_parameters=True,
        )  # fmt: skip
    within = {"timeout": PATIENCE_S, "check_same_thread": False}
    made = create_engine(url, connect_args=within, hide_parameters=True)
    event.listen(made, "connect", _on_connect)
    event.listen(made, "begin", _on_begin)
    return made


def enter(connection: Connection, alone: bool) -> None:
    """Begin to write beside others, or alone, in PostgreSQL; in SQLite everybody is alone."""
    if connection.dialect.name == "postgresql":
        how = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
        connection.execute(text(f"SELECT {how}(:lock)"), {"lock": _WRITERS})


def scrub(engine: Engine) -> bool:
    """Have what was erased out of SQLite's log as well; whether that could be done just now.

    The log keeps pages as they were until it is written over: a reader may still need them. Of
    PostgreSQL nothing is asked: what it erased goes at its own vacuum.
    """
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.close()
    except sqlite3.OperationalError:  # another holds the lock: it is done at the next purge
        return False
    finally:
        connection.close()
    return not busy


def _on_connect(connection: Any, _record: object) -> None:  # noqa: ANN401 -- SQLAlchemy's
    connection.isolation_level = None  # sqlite3 would begin transactions by itself, and late
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # a commit is on the disk when it returns
        "foreign_keys = ON",
        "secure_delete = ON",  # what is erased is not left in the file
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    # SQLite's own knows the capitals of ASCII alone, and people search for "Tŷ Gwyn" too.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(text: object) -> object:
    return text.lower() if isinstance(text, str) else text


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
