"""No two wait for one another for ever: whoever holds several comments takes them in one order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from commenting import NOON, received, submission
from databases import fresh_database
from weekpress.comments.filters.heard import Heard
from weekpress.comments.filters.protocol import Opinion
from weekpress.comments.states import Verdict
from weekpress.comments.store import Store, jobs, opened
from weekpress.comments.store.deciding import locked
from weekpress.comments.store.engine import VARIABLE
from weekpress.comments.worker.filing import Said, file_all
from working import Clock, service_of

HEARD = [Heard("oracle", Opinion(Verdict.HAM))]


@pytest.fixture
def pair(postgres_store: Store) -> list[str]:
    """Two comments, the older first; the newer was put down before it, so that it is met first."""
    newer = received(postgres_store, 2)
    return [received(postgres_store, 1), newer]


@pytest.fixture
def postgres_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store in PostgreSQL: in SQLite one writes at a time."""
    with (
        fresh_database(request.getfixturevalue("postgres")) as address,
        opened(tmp_path / "data", {VARIABLE: address}, chance=bytes(range(32))) as store,
    ):
        yield store


def beside_a_moderator(store: Store, pair: list[str], work: Callable[[], None]) -> None:
    """Do it while somebody decides on both, in the order of their ids."""
    with ThreadPoolExecutor(1) as pool, store.writing() as connection:
        locked(connection, pair[0])
        done = pool.submit(work)
        while not done.done() and not _waits(store):
            pass
        locked(connection, pair[1])
        connection.commit()
        done.result(30)


def _waits(store: Store) -> bool:
    asked = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    with store.reading() as connection:
        return bool(connection.execute(asked).scalar())


def test_a_worker_that_files_in_another_order_waits_and_files(
    postgres_store: Store, pair: list[str]
) -> None:
    clock = Clock()
    clock.now = NOON + timedelta(minutes=1)
    service = service_of(postgres_store, clock)
    with postgres_store.writing() as connection:
        held = {job.comment: job for job in jobs.claim(connection, jobs.CHECK, service.clock(), 9)}
    batch = [Said(held[comment], submission(), HEARD) for comment in reversed(pair)]
    beside_a_moderator(postgres_store, pair, lambda: file_all(service, batch))
    with postgres_store.reading() as connection:
        assert jobs.CHECK not in jobs.waiting(connection)
