"""The schema brought up to date: at every start, by whichever process comes first.

Comes in: an engine. Goes out: a database whose tables are those of `schema`. A newer one than this
Weekpress knows is told, never touched. Alembic is loaded only if there is something to do.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from weekpress.comments.store.engine import WRITES, StoreError

SCRIPTS = Path(__file__).parent / "migrations"
HEAD = "0001"
"""The newest version, by the name of its file; a test holds it to Alembic's own."""

_LOCK = 0x5745454B  # PostgreSQL's advisory lock of this name: one instance at a time


def migrate(engine: Engine) -> None:
    """Bring the database to HEAD, in one transaction. Raises StoreError if it is newer."""
    with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        found = version(connection)
        if found != HEAD:
            _upgrade(connection, found)


def version(connection: Connection) -> str:
    """The version the database is of; "" for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _upgrade(connection: Connection, found: str) -> None:
    from alembic import command
    from alembic.config import Config

    if found > HEAD:
        raise StoreError(
            f"The store is of version {found}; this Weekpress knows {HEAD}. "
            "Install the newer Weekpress, or restore the backup made before."
        )
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
