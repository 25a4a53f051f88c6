"""Who writes to SQLite from one process takes turns, and waits no longer than is said."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import StatementError

from databases import fresh_database
from weekpress.comments.store import Store, engine, opened
from weekpress.comments.store.engine import VARIABLE, RowError, StoreError
from weekpress.comments.store.schema import chores, facts


def test_a_writer_that_others_keep_waiting_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE_S", 0)
    with (
        opened(tmp_path, {}, bytes(32)) as store,
        store.writing(),
        pytest.raises(StoreError, match="others write to it for too long"),
        store.writing(),
    ):
        pytest.fail("Two wrote at once.")


def test_a_turn_that_ends_badly_is_over(tmp_path: Path) -> None:
    with opened(tmp_path, {}, bytes(32)) as store:
        with pytest.raises(ZeroDivisionError), store.writing():
            _ = 1 / 0
        with store.writing() as connection:
            assert connection.in_transaction()


def test_a_server_that_is_gone_without_a_word_is_noticed_within_half_a_minute(
    postgres: str, tmp_path: Path
) -> None:
    with (
        fresh_database(postgres) as address,
        opened(tmp_path, {VARIABLE: address}, bytes(32)) as store,
        closing(store.engine.raw_connection()) as connection,
    ):
        said = connection.driver_connection.info.get_parameters()  # type: ignore[union-attr]  # it is open
    idle, each, count = (int(said[f"keepalives_{name}"]) for name in ("idle", "interval", "count"))
    assert idle + each * count <= 30
    assert 0 < int(said["tcp_user_timeout"]) <= 30_000


def test_what_the_database_does_not_take_is_told_from_one_that_is_away(store: Store) -> None:
    for _ in range(2):
        with pytest.raises(RowError, match="does not take this"), store.writing() as connection:
            connection.execute(insert(facts), [{"name": "a", "value": None}])
    with store.writing() as connection:
        connection.execute(insert(facts), [{"name": "a", "value": "b"}])


def test_an_error_of_ours_repeats_nothing_that_was_to_be_written(store: Store) -> None:
    rows = [{"name": "rosa@example.org", "due": "no time"}]
    with pytest.raises(StatementError) as told, store.writing() as connection:
        connection.execute(insert(chores), rows)
    assert "rosa@" not in str(told.value)
