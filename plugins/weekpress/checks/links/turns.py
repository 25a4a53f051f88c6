"""Turns: one question at a time to each host, with a pause after it, whoever asks.

Comes in: the name of a host. Goes out: a `with` block that begins when it is one's turn.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Turns:
    """Whose turn it is at each host."""

    def __init__(
        self,
        pause_s: float,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pause_s, self._sleep, self._clock = pause_s, sleep, clock
        self._guard = Lock()
        self._locks: defaultdict[str, Lock] = defaultdict(Lock)
        self._last: dict[str, float] = {}

    @contextmanager
    def of(self, host: str) -> Iterator[None]:
        """One's turn at a host: waited for until the one before is over, and the pause after it."""
        name = host.lower()
        with self._guard:
            lock = self._locks[name]
        with lock:
            if name in self._last:
                rest = self._last[name] + self._pause_s - self._clock()
                if rest > 0:
                    self._sleep(rest)
            try:
                yield
            finally:
                self._last[name] = self._clock()
