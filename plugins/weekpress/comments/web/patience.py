"""Patience: how long a connection may take to say what it wants.

Comes in: connections. Goes out: the same, but for those that send no whole head of a request in
time: a thousand of them would keep everybody else out. uvicorn waits for ever there; for a body
there is web/body.py, and between requests its own timeout_keep_alive.
Source: RFC 9112, 9.5; OWASP, "Slowloris"; asyncio, Protocol.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """uvicorn's own protocol, which gives up in the end."""

    seconds = 15.0
    """How long the head of a request may take: 16 kB over the slowest telephone."""

    _giving_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 -- as uvicorn has it
        """A connection is there, and says nothing yet."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """It said something: a whole head, or a part of one."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if not self._is_waiting():
            self._stop()
        elif not self._giving_up:
            self._giving_up = self.loop.call_later(self.seconds, self._give_up)

    def _is_waiting(self) -> bool:
        """Whether no request is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def _give_up(self) -> None:
        self._giving_up = None
        if self._is_waiting() and not self.transport.is_closing():
            self.transport.close()

    def _stop(self) -> None:
        if self._giving_up:
            self._giving_up.cancel()
            self._giving_up = None
