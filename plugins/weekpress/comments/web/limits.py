"""Limits: how much is taken in, from one sender, for one post and in all.

Comes in: a sender's keyed hash and a post's key. Goes out: in how many seconds to come again, or 0.
It is counted in the memory of each instance, never by an address: see comments/rates.py.
Source: RFC 6585, 4 (429); RFC 9110, 10.2.3 (Retry-After).
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from starlette.concurrency import run_in_threadpool

from weekpress.comments.configuration.parts import LimitsPart
from weekpress.comments.rates import Rate
from weekpress.comments.service import Service
from weekpress.comments.states import State
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.reading import counts

LOOK_AGAIN = timedelta(seconds=10)
"""How old a count of what waits may be."""


class Limits:
    """Counts what is taken in."""

    def __init__(self, configured: LimitsPart) -> None:
        self._sender = Rate(configured.per_sender)
        self._post = Rate(configured.per_post)
        self._all = Rate(configured.everything)

    def wait(self, sender: str, post: str) -> int:
        """Count one comment; 0, or the seconds until one more would be taken.

        One that is not taken counts for nothing: a post that is full is not held against a sender.
        """
        asked = ((self._sender, sender), (self._post, post))
        for rate, key in asked:
            if not rate.has_room(key):
                return rate.wait(key)
        return self._all.wait("all") or max(rate.wait(key) for rate, key in asked)


class Room:
    """Whether so many comments wait for a person that there is no room for more."""

    def __init__(self, service: Service) -> None:
        self._service, self._full, self._looked = service, False, datetime.min.replace(tzinfo=UTC)

    async def is_full(self, now: datetime) -> bool:
        """Whether there is none. The store is asked now and then, not for each comment."""
        if now - self._looked >= LOOK_AGAIN:
            self._looked = now
            with suppress(StoreError):  # whoever writes to the store will say so
                self._full = await run_in_threadpool(self._look)
        return self._full

    def _look(self) -> bool:
        with self._service.store.reading() as connection:
            waiting = counts(connection)[State.PENDING]
        return waiting >= self._service.configuration.limits.waiting
