"""The page behind the question whether an address is its owner's.

Comes in: a token from a mail. Goes out: a page with a button, and, once that is pressed, an address
that counts as confirmed. Opening the page does nothing. It shows nothing of the comment: whoever
wrote it may have given a stranger's address to have them read it.
"""

from __future__ import annotations

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from weekpress.comments import confirming
from weekpress.comments.posts import local
from weekpress.comments.spoken import moment
from weekpress.comments.store.confirming import confirm
from weekpress.comments.store.deciding import EMPTY
from weekpress.comments.store.reading import one
from weekpress.comments.store.rows import Stored
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.form import Form
from weekpress.comments.web.moderation.guard import done_for_anybody, shown_to_anybody


def routes_of(desk: Desk) -> list[Route]:
    """Its routes."""
    link = f"/{confirming.PATH}/{{token}}"
    return [
        Route(f"/{confirming.PATH}", shown_to_anybody(desk, thanks), methods=["GET"]),
        Route(link, shown_to_anybody(desk, show), methods=["GET"]),
        Route(link, done_for_anybody(desk, use), methods=["POST"]),
    ]


def show(desk: Desk, request: Request) -> Response:
    """When a comment was sent to which post, and the button."""
    service = desk.service
    try:
        with service.store.reading() as connection:
            found = _there(connection, _comment(desk, request))
    except LookupError:
        return _over(desk)
    posts = service.site.posts()
    post = posts.posts.get(found.post) if posts else None
    values = {
        "title": "Is this your address?",
        "written": moment(found.received, local(posts)),
        "post": post,
        "action": request.url.path,
    }
    return desk.page("confirm", values)


def use(desk: Desk, request: Request, _form: Form) -> Response:
    """The address is its owner's."""
    service = desk.service
    policy = service.configuration.moderation.policy
    try:
        with service.store.writing() as connection:
            comment = _there(connection, _comment(desk, request)).id
            confirm(connection, policy, comment, service.clock())
    except LookupError:
        return _over(desk)
    return RedirectResponse(f"/{confirming.PATH}", 303)


def thanks(desk: Desk, _request: Request) -> Response:
    """What happens next."""
    words = f"Your address is confirmed. {desk.service.configuration.moderation.promise}"
    return desk.page("confirmed", {"title": "Thank you", "words": words})


def _comment(desk: Desk, request: Request) -> str:
    """Whose token it is. Raises LookupError."""
    now, keys = desk.service.clock(), desk.service.store.keys
    found = confirming.comment_of(keys, request.path_params["token"], now)
    if not found:
        raise LookupError("No comment has this token, or not any more.")
    return found


def _there(connection: Connection, comment: str) -> Stored:
    """The comment. Raises LookupError for one of which no more than a mark is left."""
    found = one(connection, comment)
    if found is None or found.state in EMPTY:
        raise LookupError("There is no such comment any more.")
    return found


def _over(desk: Desk) -> Response:
    """Why nothing can be confirmed: in a commenter's words, and without a moderator's links."""
    words = "It works for three days. Nothing is lost: a person reads your comment either way."
    title = "This link does not work any more"
    return desk.page("confirmed", {"title": title, "words": words}, 410)
