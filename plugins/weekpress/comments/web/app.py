"""The service as an ASGI application: which address is answered by what.

Comes in: a service and its intake. Goes out: an application that any ASGI server can run. Nothing
here, or in what it imports, is Pelican's.
Source: ASGI 3.0; comments/fields.py for the addresses of the form.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from weekpress.comments import fields
from weekpress.comments.intaking import Intake
from weekpress.comments.logs import Say, say
from weekpress.comments.service import Service
from weekpress.comments.web.accept import Accept
from weekpress.comments.web.counting import Counts
from weekpress.comments.web.openapi import described
from weekpress.comments.web.opened import Opened, OpenedTimes
from weekpress.comments.web.pages import Pages
from weekpress.comments.web.privacy import Privacy
from weekpress.comments.web.public import Public
from weekpress.comments.web.watching import Watching

_COMMENTS = f"/{fields.comments_path('{post}')}"
_REPLY = f"/{fields.reply_path('{post}', '{comment}')}"

_WORDS = {
    404: ("Page not found", "There is no such page here. Comments are at the end of each post."),
    405: ("That cannot be done here", "This page does not take what was sent."),
}


def create(
    service: Service, intake: Intake, more: Sequence[BaseRoute] = (), say: Say = say
) -> Starlette:
    """The application.

    more -- other routes of the service
    say  -- takes a line of the log
    """
    pages, counts = Pages(service), Counts(service.store)
    routes = [*_public(service, intake, pages, counts), *more]
    watching = Middleware(Watching, counts=counts, pages=pages, say=say)
    app = Starlette(
        routes=routes,
        middleware=[watching],
        exception_handlers={HTTPException: _Told(pages).answer},
    )
    app.router.redirect_slashes = False  # it would redirect to whatever host a request names
    return app


def _public(service: Service, intake: Intake, pages: Pages, counts: Counts) -> list[BaseRoute]:
    accept = Accept(service, intake, pages, counts)
    public = Public(service, intake, counts)
    opened = Opened(service, OpenedTimes(service.store.keys.signing))
    return [
        Route(_COMMENTS, accept.answer, methods=["GET", "POST"]),
        Route(_REPLY, accept.show),
        Route("/posts/{post}/thanks", accept.thanks),
        Route(f"/{fields.PRIVACY_PATH}", Privacy(service, pages).show),
        Route(f"/{fields.OPENED_PATH}", opened.show),
        Route("/style.css", public.style),
        Route("/healthz", public.healthz),
        Route("/readyz", public.readyz),
        Route("/metrics", public.metrics),
        Route("/openapi.json", _openapi),
    ]


async def _openapi(_request: Request) -> Response:
    return JSONResponse(described())


class _Told:
    """Errors of HTTP, as pages."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def answer(self, _request: Request, error: Exception) -> Response:
        """The page for one."""
        assert isinstance(error, HTTPException)  # noqa: S101 -- Starlette's signature is wider
        title, words = _WORDS.get(error.status_code, ("This was not understood", "Try again."))
        return self._pages.message(error.status_code, title, words, error.headers)
