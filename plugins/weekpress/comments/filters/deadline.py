"""The most that a whole question may take.

The library's own timeouts are for each step: a host that sends a byte now and then would hold a
worker for days. Comes in: seconds. Goes out: a connection that is hung up when they are over.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

_OPENED = ("connect_tcp.complete", "start_tls.complete")


class Deadline:
    """Hangs up when time is over. `trace` is given to the library, to learn of the connection."""

    def __init__(self) -> None:
        self.over = False
        self._socket: socket.socket | None = None

    def trace(self, event: str, details: Mapping[str, Any]) -> None:
        """The library's account of what it does."""
        if event.endswith(_OPENED):
            self._socket = details["return_value"].get_extra_info("socket")
            if self.over:
                self.hang_up()

    def hang_up(self) -> None:
        """End the connection, whoever is reading from it."""
        self.over = True
        if self._socket:
            with suppress(OSError):  # it has ended already
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


@contextmanager
def within(seconds: float) -> Iterator[Deadline]:
    """A deadline so many seconds from now."""
    deadline = Deadline()
    timer = Timer(seconds, deadline.hang_up)
    timer.daemon = True
    timer.start()
    try:
        yield deadline
    finally:
        timer.cancel()
