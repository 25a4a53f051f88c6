"""Limits: how much is taken in, from one sender, for one post and in all.

Comes in: a sender's keyed hash and a post's key. Goes out: in how many seconds to come again, or 0.
It is counted in the memory of each instance, never by an address: a restart forgets it.
Source: `limits`, moving window strategy; RFC 6585, 4 (429); RFC 9110, 10.2.3 (Retry-After).
"""

from __future__ import annotations

import math
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.concurrency import run_in_threadpool

from weekpress.comments.configuration.parts import LimitsPart
from weekpress.comments.service import Service
from weekpress.comments.states import State
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.reading import counts
from weekpress.errors import WeekpressError

LOOK_AGAIN = timedelta(seconds=10)
"""How old a count of what waits may be."""


class Limits:
    """Counts what is taken in."""

    def __init__(self, configured: LimitsPart) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._sender = _item("per_sender", configured.per_sender)
        self._post = _item("per_post", configured.per_post)
        self._all = _item("everything", configured.everything)

    def wait(self, sender: str, post: str) -> int:
        """Count one comment; 0, or the seconds until one more would be taken."""
        keys = ((self._sender, sender), (self._post, post), (self._all, ""))
        for item, key in keys:
            if not self._limiter.test(item, item.namespace, key):
                reset = self._limiter.get_window_stats(item, item.namespace, key).reset_time
                return max(1, math.ceil(reset - time.time()))
        for item, key in keys:
            self._limiter.hit(item, item.namespace, key)
        return 0


def _item(key: str, text: str) -> RateLimitItem:
    """What the words mean. Raises WeekpressError for words that mean no limit."""
    try:
        item = parse(text)
    except ValueError:
        raise WeekpressError(
            f'limits.{key}: {text!r} is no limit. Write one like "10 per 10 minutes".',
            "comments.toml",
        ) from None
    item.namespace = key
    return item


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
