"""When a form was opened: a time the service signs, and believes when it comes back.

Comes in: a moment, or a token and the moment it came back. Goes out: a token, or how many seconds
lie between. It is a sign that a filter weighs, never a reason to refuse: a page without scripts
has none. One that is shown again after a day says nothing any more.
Source: itsdangerous, "Signer"; Fetch Standard, CORS protocol.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from itsdangerous import BadSignature, Signer
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from weekpress.comments.service import Service
from weekpress.comments.web.origins import site_origin

MOST_SECONDS = 86_400.0
"""For how long a token says something: a tab that was left open overnight is forgotten."""


class OpenedTimes:
    """Signs times, and reads what it signed."""

    def __init__(self, secrets: Sequence[str]) -> None:
        self._signer = Signer(list(secrets), salt="weekpress comments: opened")

    def token(self, now: datetime) -> str:
        """`now`, signed."""
        return self._signer.sign(str(int(now.timestamp() * 1000))).decode()

    def seconds(self, token: str, now: datetime) -> float | None:
        """How long ago a token was made; None for one that is not ours, too old or from later."""
        try:
            made = int(self._signer.unsign(token.encode("utf-8", "replace")))
        except (BadSignature, ValueError):
            return None
        passed = now.timestamp() - made / 1000
        return round(passed, 3) if 0 <= passed <= MOST_SECONDS else None


class Opened:
    """GET /opened, which a script of the site asks when somebody begins to write."""

    def __init__(self, service: Service, times: OpenedTimes) -> None:
        self._service, self._times = service, times

    async def show(self, request: Request) -> Response:
        """The time, signed; readable by scripts of the site's own pages and by no others."""
        origin = request.headers.get("origin", "")
        ours = site_origin(self._service)
        headers = {"Vary": "Origin", "Cache-Control": "no-store"}
        if ours and origin == ours:
            headers["Access-Control-Allow-Origin"] = ours
        return PlainTextResponse(self._times.token(self._service.clock()), headers=headers)
