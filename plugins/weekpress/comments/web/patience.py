"""Patience: how long a connection may take to say what it wants, and how many words about it.

Comes in: connections. Goes out: the same, but for those that send no whole head of a request in
time, as a thousand of them would keep everybody else out, or one that would fill the memory.
uvicorn has no bound for either; for a body there is web/body.py, and between requests its own
timeout_keep_alive.
Source: RFC 9112, 9.5; RFC 9110, 15.5.22; OWASP, "Slowloris"; asyncio, Protocol.
"""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

MOST_ASIDE = 32_768
"""How many bytes of a request may be something other than its body: its head, and what frames a
body that comes in chunks. A browser's head has one or two thousand."""


class PatientProtocol(HttpToolsProtocol):
    """uvicorn's own protocol, which gives up in the end."""

    seconds = 15.0
    """How long the head of a request may take: the longest, over the slowest telephone."""

    _giving_up: asyncio.TimerHandle | None = None
    _aside = 0

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 -- as uvicorn has it
        """A connection is there, and says nothing yet."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """It said something: a whole head, or a part of one."""
        self._aside += len(data)
        super().data_received(data)
        self._judge_aside()
        self._wait()

    def on_body(self, body: bytes) -> None:
        """What of it was body."""
        self._aside = max(0, self._aside - len(body))
        super().on_body(body)

    def on_message_complete(self) -> None:
        """A request is whole; what comes now is the next, which no browser and no proxy sends
        before it has its answer."""
        self._judge_aside()
        self._aside = 0
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """It is gone."""
        self._stop()
        super().connection_lost(exc)

    def _judge_aside(self) -> None:
        if self._aside > MOST_ASIDE:
            self.transport.close()

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
