"""The editions of the site that is being served: each build is the next one.

Shared by the thread that builds and the threads that serve.
"""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True)
class Edition:
    """The site as it stands after a build."""

    name: str
    """Differs from that of every other edition, also of an earlier `weekpress serve`."""
    fault: str = ""
    """What the build said as it failed; empty when the site is whole."""
    building: bool = False
    """Whether there is no site yet, as the first build is not over."""


class Editions:
    """The newest edition, and a way to wait for the next."""

    def __init__(self, run: str) -> None:
        """run -- a word for this run of the server, such as the time it was started."""
        self._run, self._count = run, 0
        self._changed = Condition()
        self._newest = Edition(f"{run}-0", building=True)

    @property
    def newest(self) -> Edition:
        with self._changed:
            return self._newest

    def publish(self, fault: str = "") -> Edition:
        """Make what was just built the newest edition, and wake whoever waits for it."""
        with self._changed:
            self._count += 1
            self._newest = Edition(f"{self._run}-{self._count}", fault)
            self._changed.notify_all()
            return self._newest

    def after(self, name: str, timeout_s: float) -> Edition | None:
        """The newest edition once it is not the one called `name`; None if that takes too long."""
        with self._changed:
            if self._changed.wait_for(lambda: self._newest.name != name, timeout_s):
                return self._newest
            return None
