"""What the service shows besides forms: its style sheet, how it is, its description.

Comes in: requests for them. Goes out: text that may be kept in a cache, or is never the same twice.
Source: RFC 9110, 8.8.3 (ETag) and 13.1.2 (If-None-Match); RFC 9111; OpenAPI 3.1.
"""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from weekpress.comments.intaking import Intake
from weekpress.comments.service import Service
from weekpress.comments.store import is_there
from weekpress.comments.web import counting
from weekpress.comments.web.counting import Counts

OWN_STYLE = files("weekpress.comments").joinpath("templates/service.css").read_bytes()


class Public:
    """Those addresses."""

    def __init__(self, service: Service, intake: Intake, counts: Counts) -> None:
        self._service, self._intake, self._counts = service, intake, counts

    async def style(self, request: Request) -> Response:
        """Our own style sheet and those of the site, in one."""
        sheet = b"\n".join([OWN_STYLE, self._service.site.style()])
        tag = f'"{sha256(sheet).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "public, max-age=300"}
        known = request.headers.get("if-none-match", "")
        if tag in (part.strip().removeprefix("W/") for part in known.split(",")):
            return Response(status_code=304, headers=headers)
        return Response(sheet, media_type="text/css", headers=headers)

    async def healthz(self, _request: Request) -> Response:
        """Whether the process answers at all."""
        return PlainTextResponse("ok\n")

    async def readyz(self, _request: Request) -> Response:
        """Whether a comment could be taken in now; what is lacking, in words."""
        lacks = await run_in_threadpool(self._lacks)
        return JSONResponse({"ready": not lacks, "lacks": lacks}, 503 if lacks else 200)

    async def metrics(self, _request: Request) -> Response:
        """The numbers, for Prometheus."""
        text = await run_in_threadpool(self._counts.text)
        return Response(text, headers={"Content-Type": counting.TYPE})

    def _lacks(self) -> list[str]:
        found = {
            "The database does not answer.": not is_there(self._service.store),
            "Nothing is written down any more: start the service again.": not self._intake.is_alive,
            "The posts of the site are not known.": self._service.site.posts() is None,
        }
        return [words for words, is_so in found.items() if is_so]
