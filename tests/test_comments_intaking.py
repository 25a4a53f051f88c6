"""Intaking and checking: what cannot be written or read holds nobody else up."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from commenting import NOON, received, submission
from weekpress.comments.filters.protocol import Opinion
from weekpress.comments.intaking import Intake
from weekpress.comments.states import Verdict
from weekpress.comments.store import Store, engine, opened
from weekpress.comments.store.engine import NAME, StoreError
from weekpress.comments.store.reading import one
from weekpress.comments.store.schema import submissions
from weekpress.comments.worker import round_of
from weekpress.comments.worker.checking import check_due
from working import Clock, Oracle, service_of, tools_of


def test_where_the_store_is_away_nobody_waits_for_the_others_turns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PATIENCE_S", 0.2)

    async def sent(intake: Intake) -> list[str | BaseException]:
        asked = [intake.take(submission(number)) for number in range(40)]
        return await asyncio.wait_for(asyncio.gather(*asked, return_exceptions=True), 3)

    with (
        opened(tmp_path, {}, bytes(32)) as store,
        closing(Intake(store)) as intake,
        closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        told = asyncio.run(sent(intake))  # in three seconds: 40 turns would take eight
        other.execute("ROLLBACK")
    assert [type(error) for error in told] == [StoreError] * 40


def test_one_that_cannot_be_read_does_not_keep_the_others_from_the_filters(store: Store) -> None:
    damaged, good = received(store, 1), received(store, 2)
    with store.writing() as connection:
        row = update(submissions).where(submissions.c.comment == damaged)
        connection.execute(row.values(sealed=b"not sealed"))
    clock = Clock()
    clock.now = NOON + timedelta(minutes=1)
    service = service_of(store, clock)
    round_of(service, tools_of([Oracle(Opinion(Verdict.HAM))]), [check_due])
    with store.reading() as connection:
        found = one(connection, good)
    assert found
    assert found.verdict is Verdict.HAM
