"""A worker whose database is away looks for it ever less often, and says so once each time."""

from __future__ import annotations

import logging
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from weekpress.comments.keyring import Keyring
from weekpress.comments.keys import made
from weekpress.comments.store import Store
from weekpress.comments.store.engine import StoreError
from weekpress.comments.worker import LONGEST_PAUSE_S, round_of, run
from working import Clock, service_of, tools_of


class Rests(threading.Event):
    """What stops a worker after it has rested so often, at once; and how long it would have."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most, self.waited = most, list[float]()

    def wait(self, timeout: float | None = None) -> bool:
        self.waited.append(timeout or 0)
        if len(self.waited) == self.most:
            self.set()
        return self.is_set()


@pytest.fixture
def away(tmp_path: Path) -> Store:
    """A store whose server does not listen."""
    made(tmp_path, bytes(32))
    nobody = create_engine("postgresql+psycopg://nobody@127.0.0.1:9/nothing")
    return Store(nobody, Keyring(tmp_path, {}), tmp_path)


def test_it_is_looked_for_ever_less_often(away: Store, caplog: pytest.LogCaptureFixture) -> None:
    stop = Rests(1_100)
    run(service_of(away, Clock()), stop)
    assert stop.waited == sorted(stop.waited)
    assert (stop.waited[0], stop.waited[-1]) == (2, LONGEST_PAUSE_S)
    assert [record.msg for record in caplog.records if record.levelno >= logging.WARNING] == (
        ["store"] * 1_100
    )


def test_once_it_is_told_to_whoever_looks_on(away: Store) -> None:
    service = service_of(away, Clock())
    with pytest.raises(StoreError):
        round_of(service, tools_of([]))


def test_a_rest_is_short_again_when_the_database_is_back(store: Store) -> None:
    stop = Rests(2)
    run(service_of(store, Clock()), stop)
    assert max(stop.waited) <= 1
