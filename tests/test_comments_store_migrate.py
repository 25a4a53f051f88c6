"""The schema brought up to date: what the versions make is what the tables say."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from commenting import received
from weekpress.comments.store import Store, opened
from weekpress.comments.store.engine import StoreError, address, engine
from weekpress.comments.store.migrate import HEAD, SCRIPTS, migrate, version
from weekpress.comments.store.reading import counts
from weekpress.comments.store.schema import metadata


def test_the_versions_lead_to_the_tables_of_the_schema(store: Store) -> None:
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_newest_version_is_the_one_that_is_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_store_of_a_newer_weekpress_is_told_and_left_alone(
    store: Store, database: dict[str, str]
) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="of version 9999"), opened(store.folder, database):
        pass
    with store.reading() as connection:
        assert version(connection) == "9999"


def test_what_is_up_to_date_stays_as_it_is(store: Store) -> None:
    received(store)
    migrate(store.engine)
    with store.reading() as connection:
        assert sum(counts(connection).values()) == 1


def test_two_that_start_at_once_make_the_tables_once(
    database: dict[str, str], tmp_path: Path
) -> None:
    ready, faults = threading.Barrier(4), list[BaseException]()

    def started() -> None:
        ready.wait()
        made = engine(address(tmp_path, database))
        try:
            migrate(made)
        except BaseException as fault:
            faults.append(fault)
        finally:
            made.dispose()

    threads = [threading.Thread(target=started) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
