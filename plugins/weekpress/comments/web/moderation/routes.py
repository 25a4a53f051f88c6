"""The routes of the moderators' pages, for the service to take among its own.

Comes in: the service and its pages. Goes out: routes. What changes something is a POST, always.
"""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from weekpress.comments.service import Service
from weekpress.comments.web import confirm
from weekpress.comments.web.moderation import acting, one, queue, signing_in
from weekpress.comments.web.moderation.asking import Asking
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.guard import (
    done,
    done_for_anybody,
    shown,
    shown_to_anybody,
)
from weekpress.comments.web.pages import Pages

STYLE = files("weekpress.comments").joinpath("templates/moderation/style.css").read_bytes()


def routes(service: Service, pages: Pages) -> list[Route]:
    """All of them, each with its whole path."""
    return routes_of(Desk(service, pages, Asking(service.store.keys)))


def routes_of(desk: Desk) -> list[Route]:
    """The same, of a desk that is at hand."""
    return [*_signing_in(desk), *_moderating(desk), *confirm.routes_of(desk)]


def _moderating(desk: Desk) -> list[Route]:
    comment = "/moderate/comments/{comment}"
    return [
        Route("/moderate", shown(desk, queue.show), methods=["GET"]),
        Route("/moderate/find", done(desk, queue.find), methods=["POST"]),
        Route("/moderate/decide", done(desk, acting.decide), methods=["POST"]),
        Route("/moderate/undo", done(desk, acting.take_back), methods=["POST"]),
        Route("/moderate/style.css", style, methods=["GET"]),
        Route(comment, shown(desk, one.show), methods=["GET"]),
        Route(f"{comment}/edit", done(desk, one.change), methods=["POST"]),
    ]


async def style(_request: Request) -> Response:
    """The moderators' own sheet, beside that of the service."""
    return Response(STYLE, media_type="text/css", headers={"Cache-Control": "public, max-age=300"})


def _signing_in(desk: Desk) -> list[Route]:
    link = "/sign-in/{token}"
    return [
        Route("/sign-in", shown_to_anybody(desk, signing_in.ask), methods=["GET"]),
        Route("/sign-in", done_for_anybody(desk, signing_in.asked), methods=["POST"]),
        Route(link, shown_to_anybody(desk, signing_in.open_link), methods=["GET"]),
        Route(link, done_for_anybody(desk, signing_in.use_link), methods=["POST"]),
        Route("/sign-out", done(desk, signing_in.sign_out), methods=["POST"]),
    ]
