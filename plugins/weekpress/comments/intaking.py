"""Intaking: submissions of many requests, committed together by one thread.

Comes in: submissions, from any number of requests at once. Goes out: for each the id it is known
by, once the commit is on the disk, or the reason why it is not. What arrives while a commit is
under way goes with the next one, so that a hundred comments cost a disk no more than a few.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from weekpress.comments.attempts import is_away
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
    known_as: asyncio.Future[str]


class Intake:
    """One thread that writes. `close` lets it finish what it has."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: queue.Queue[_Waiting | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="intake", daemon=True)
        self._thread.start()

    async def take(self, submission: Submission) -> str:
        """Its id, once it is on the disk. Raises StoreError if it cannot be, BusyError if too many
        wait."""
        one = _Waiting(submission, asyncio.get_running_loop().create_future())
        try:
            self._waiting.put_nowait(one)
        except queue.Full:
            raise BusyError("More comments arrive than can be written down.") from None
        return await one.known_as

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
            # Where the store is away each would wait for it in its turn, for minutes in all.
            if len(batch) == 1 or is_away(error):
                _tell(batch, [error] * len(batch))
                return
            for one in batch:  # one that cannot be written must not take the others along
                self._write([one])
        else:
            _tell(batch, known_as)

    def _received(self, batch: list[_Waiting]) -> list[str]:
        with self._store.writing() as connection:
            return receive(connection, self._store.keys, [one.submission for one in batch])


def _tell(batch: Sequence[_Waiting], said: Sequence[str | Exception]) -> None:
    """Say to those who wait what became of it: all of a loop at once, as waking it costs more."""
    for loop in {one.known_as.get_loop() for one in batch}:
        theirs = [(one.known_as, word) for one, word in zip(batch, said, strict=True)
                  if one.known_as.get_loop() is loop]  # fmt: skip
        with suppress(RuntimeError):  # it has ended: nobody waits any more
            loop.call_soon_threadsafe(_settle, theirs)


def _settle(told: Sequence[tuple[asyncio.Future[str], str | Exception]]) -> None:
    for known_as, word in told:
        if known_as.done():  # whoever waited has given up
            continue
        known_as.set_exception(word) if isinstance(word, Exception) else known_as.set_result(word)
