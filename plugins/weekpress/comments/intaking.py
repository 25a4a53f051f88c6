"""Intaking: submissions of many requests, committed together by one thread.

Comes in: submissions, from any number of requests at once. Goes out: for each the id it is known
by, once the commit is on the disk, or the reason why it is not. What arrives while a commit is
under way goes with the next one, so that a hundred comments cost a disk no more than a few.
"""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field

from weekpress.comments.store import Store
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.intake import receive
from weekpress.comments.submission import Submission

MOST_AT_ONCE = 64
"""How many submissions a transaction takes in."""

MOST_WAITING = 1_000
"""How many may wait for one. More are sent away, to try again, before memory runs out."""


class BusyError(StoreError):
    """More comments arrive than can be written down; the commenter is asked to try again."""


@dataclass(frozen=True)
class _Waiting:
    submission: Submission
    known_as: Future[str] = field(default_factory=Future)


class Intake:
    """One thread that writes. `close` lets it finish what it has."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.Queue[_Waiting | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
        self._thread.start()

    def take(self, submission: Submission) -> Future[str]:
        """Its id, when it is on the disk; the future raises StoreError if it cannot be.

        Raises BusyError if too many wait.
        """
        one = _Waiting(submission)
        try:
            self._waiting.put_nowait(one)
        except queue.Full:
            raise BusyError("More comments arrive than can be written down.") from None
        return one.known_as

    @property
    def is_alive(self) -> bool:
        """Whether anything will be written."""
        return self._thread.is_alive()

    def close(self) -> None:
        """Write what waits, then stop."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        while batch := self._batch():
            self._write(batch)

    def _batch(self) -> list[_Waiting]:
        """What waits, at least one; nothing at all when it is time to stop."""
        batch: list[_Waiting] = []
        one = self._waiting.get()
        while one is not None:
            batch.append(one)
            if len(batch) == MOST_AT_ONCE or self._waiting.empty():
                return batch
            one = self._waiting.get()
        if batch:
            self._waiting.put(None)  # stop next time
        return batch

    def _write(self, batch: list[_Waiting]) -> None:
        try:
            known_as = self._received(batch)
        except Exception as error:
            if len(batch) > 1:  # one that cannot be written must not take the others along
                for one in batch:
                    self._write([one])
            else:
                batch[0].known_as.set_exception(error)
            return
        for one, name in zip(batch, known_as, strict=True):
            one.known_as.set_result(name)

    def _received(self, batch: list[_Waiting]) -> list[str]:
        with self._store.writing() as connection:
            return receive(connection, self._store.keys, [one.submission for one in batch])
