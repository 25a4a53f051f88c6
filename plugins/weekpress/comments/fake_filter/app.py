"""The stand-in as a web service, which remembers what it was told.

Comes in: what a client of Akismet sends. Goes out: what Akismet answers, or a fault that is
switched on (`PUT /fault`). `GET /told` lists the calls and their fields. It is for this machine
only: it shows to anybody what it was told, the key among it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from weekpress.comments.fake_filter.contract import KEY, answered
from weekpress.comments.fake_filter.faults import Fault, Said, instead

FORM = "application/x-www-form-urlencoded"
MOST_BYTES = 1_000_000
_MOST_TOLD = 1_000


@dataclass(frozen=True)
class Told:
    """One call."""

    call: str
    """Such as "1.1/comment-check"."""
    fields: dict[str, str]
    headers: dict[str, str]


@dataclass
class Fake:
    """The stand-in: an ASGI application in `app`, and what tests ask and switch."""

    key: str = KEY
    fault: Fault = Fault.NONE
    told: list[Told] = field(default_factory=list)

    def reset(self) -> None:
        """As new."""
        self.fault = Fault.NONE
        self.told.clear()

    @property
    def app(self) -> Starlette:
        """The application."""
        return Starlette(
            routes=[
                Route("/told", self._show, methods=["GET"]),
                Route("/fault", self._switch, methods=["PUT"]),
                Route("/{version}/{name}", self._answer, methods=["GET", "POST"]),
            ]
        )

    async def _show(self, _request: Request) -> Response:
        told: list[dict[str, Any]] = [{"call": one.call, "fields": one.fields} for one in self.told]
        return JSONResponse(told)

    async def _switch(self, request: Request) -> Response:
        wanted = (await request.body()).decode("utf-8", "replace").strip()
        if wanted not in set(Fault):
            return PlainTextResponse(f"There are: {', '.join(Fault)}.\n", 422)
        self.fault = Fault(wanted)
        return PlainTextResponse(f"{self.fault}\n")

    async def _answer(self, request: Request) -> Response:
        call = f"{request.path_params['version']}/{request.path_params['name']}"
        form = await _form(request)
        if isinstance(form, Said):
            return _response(form)
        self.told.append(Told(call, form, dict(request.headers)))
        del self.told[:-_MOST_TOLD]
        if self.fault is Fault.SLOW:
            return await _never(request)
        if self.fault is Fault.DROPPED:
            return HalfResponse()
        said = instead(self.fault, datetime.now(UTC)) or answered(call, form, self.key, self.fault)
        return _response(said or Said(b"Not Found", 404))


async def _form(request: Request) -> dict[str, str] | Said:
    """The fields: a form's, or for a GET the address's."""
    if request.method == "GET":
        return dict(request.query_params)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return Said(b"invalid", headers={"X-akismet-debug-help": f"Send {FORM}"})
    body = await request.body()
    if len(body) > MOST_BYTES:
        return Said(b"", 413)
    return dict(parse_qsl(body.decode("ascii", "replace"), keep_blank_values=True))


async def _never(request: Request) -> Response:
    """Wait until whoever asked has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
    return Response()


def _response(said: Said) -> Response:
    headers = {"Content-Type": "text/plain; charset=utf-8", **said.headers}
    return Response(said.text, said.status, headers)


class HalfResponse(Response):
    """Promises five bytes, sends two, and hangs up."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  # as Starlette has it
        """Send the half."""
        headers = [(b"content-length", b"5")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"fa", "more_body": True})
