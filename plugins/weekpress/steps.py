"""The steps of a build: how far each is, and how long it took.

Comes in: the name of a step as it begins, and a tick for each thing done. Goes out: seconds a
step, and each tick to whoever listens. The clock is an argument.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

KEY = "weekpress_steps"
"""The name in Pelican's settings under which whoever starts a build may leave the record."""

Listener = Callable[[str, int, int], None]
"""Told of a step's name, how many things of it are done, and how many there are; 0 for unknown."""


class Steps:
    """What a build has done so far."""

    def __init__(
        self, listener: Listener | None = None, clock: Callable[[], float] = time.perf_counter
    ) -> None:
        self.seconds: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self._listener, self._clock = listener, clock
        self._inside = 0.0
        """Seconds that belong to steps inside the one under way."""

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """The time from here to the end of the block belongs to the step, but for the time of the
        steps inside it."""
        begun, outer = self._clock(), self._inside
        self._inside = 0.0
        try:
            yield
        finally:
            spent = self._clock() - begun
            self.seconds[name] = self.seconds.get(name, 0.0) + spent - self._inside
            self._inside = outer + spent

    def through(self, name: str, things: Iterable[T], total: int) -> Iterator[T]:
        """The same things, each told as it passes."""
        for done, thing in enumerate(things, start=1):
            if self._listener:
                self._listener(name, done, total)
            yield thing
        self.counts[name] = self.counts.get(name, 0) + total

    @property
    def slowest(self) -> tuple[str, float]:
        """The step that took longest, and its seconds; ("", 0.0) before the first is over."""
        return max(self.seconds.items(), key=lambda item: item[1], default=("", 0.0))
