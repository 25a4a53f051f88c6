"""Watching: what every request has in common: safe headers, a line in the log, a number counted.

Comes in: requests. Goes out: their answers, each with the headers under which a browser cannot be
led astray; a line of JSON a request, which names nobody: no address, no browser, no path as it was
typed, only which kind of page it was.
Source: RFC 9110, 9.1 (methods); OWASP Logging Cheat Sheet, "Data to exclude".
"""

from __future__ import annotations

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from weekpress.comments.logs import Say, line, where
from weekpress.comments.web.counting import Counts
from weekpress.comments.web.pages import HEADERS, Pages

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"})


class Watching:
    """Wraps the service."""

    def __init__(self, app: ASGIApp, counts: Counts, pages: Pages, say: Say) -> None:
        self._app, self._counts, self._pages, self._say = app, counts, pages, say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                _make_safe(message["headers"])
            await send(message)

        trouble = ""
        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            trouble = where(error)
            if not status:
                await self._sorry()(scope, receive, sending)
        self._note(scope, status, time.perf_counter() - started, trouble)

    def _sorry(self) -> ASGIApp:
        words = "This is our fault, not yours. Try again in a few minutes."
        return self._pages.message(500, "Sorry, the service has a fault", words)

    def _note(self, scope: Scope, status: int, seconds: float, trouble: str) -> None:
        method = scope["method"] if scope["method"] in METHODS else "other"
        route = getattr(scope.get("route"), "path", "none")
        self._counts.request(method, route, status, seconds)
        beside = {"trouble": trouble} if trouble else {}
        ms = round(seconds * 1000, 1)
        self._say(line(method=method, route=route, status=status, ms=ms, **beside))


def _make_safe(headers: list[tuple[bytes, bytes]]) -> None:
    """Add those of HEADERS that an answer does not set itself; names are in small letters here."""
    there = {name for name, _ in headers}
    headers.extend(pair for pair in _SAFE if pair[0] not in there)


_SAFE = [(name.lower().encode("ascii"), value.encode("ascii")) for name, value in HEADERS.items()]
