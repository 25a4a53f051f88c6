"""Sends comments to a service on this machine: so many at a time, for so long, each once.

Comes in: an address, requests, how many at a time and until when. Goes out: how long each took from
its connection to the end of its answer. Each comment has a connection of its own, as behind a
reverse proxy with nothing but its defaults. Bounded in number and in time.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PATIENCE_S = 30.0
"""An answer that has not come by then is none."""


@dataclass(frozen=True)
class Load:
    """What came of it."""

    accepted_s: tuple[float, ...]
    """How long each accepted comment took."""
    refused: int
    """Those that were answered otherwise, or not at all."""
    wall_s: float
    """From the first connection to the last answer."""

    @property
    def rate(self) -> float:
        """Accepted comments per second."""
        return len(self.accepted_s) / self.wall_s

    def percentile(self, share: float) -> float:
        """The seconds that this share of the accepted comments, of 1, took at most."""
        ordered = sorted(self.accepted_s)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class _Exchange(asyncio.Protocol):
    """One request and all that is answered."""

    def __init__(self, request: bytes, over: asyncio.Future[bytes]) -> None:
        self._request, self._over, self._answer = request, over, bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- it is one
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._answer += data

    def connection_lost(self, _: Exception | None) -> None:
        if not self._over.done():
            self._over.set_result(bytes(self._answer))


def send(port: int, requests: Sequence[bytes], at_once: int, seconds: float, status: int) -> Load:
    """Send the requests to the port of this machine; an answer of `status` accepts one."""
    return asyncio.run(_send(port, requests, at_once, seconds, status))


async def _send(
    port: int, requests: Sequence[bytes], at_once: int, seconds: float, status: int
) -> Load:
    left, taken = iter(requests), list[float | None]()
    begun = time.perf_counter()
    workers = (_worker(port, left, begun + seconds, status, taken) for _ in range(at_once))
    await asyncio.gather(*workers)
    wall_s = time.perf_counter() - begun
    accepted = tuple(one for one in taken if one is not None)
    return Load(accepted, len(taken) - len(accepted), wall_s)


async def _worker(
    port: int, left: Iterator[bytes], until: float, status: int, taken: list[float | None]
) -> None:
    """Send one after the other until there is none left, or the time is over."""
    for request in left:
        begun = time.perf_counter()
        answer = await _answer(port, request)
        accepted = answer[9:12] == str(status).encode()  # "HTTP/1.1 303 …"
        taken.append(time.perf_counter() - begun if accepted else None)
        if time.perf_counter() >= until:
            return


async def _answer(port: int, request: bytes) -> bytes:
    """All that is answered; b"" for nothing."""
    loop = asyncio.get_running_loop()
    over = loop.create_future()
    try:
        async with asyncio.timeout(PATIENCE_S):
            transport, _ = await loop.create_connection(
                lambda: _Exchange(request, over), "127.0.0.1", port
            )
            try:
                return await over
            finally:
                transport.abort()
    except (OSError, TimeoutError):
        return b""
