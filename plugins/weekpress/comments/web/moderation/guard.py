"""The guard: who asks, whether they may, and whether the form came from a page of ours.

Comes in: requests. Goes out: pages, or the words why not. A form counts if the browser says that it
was sent from here and if it brings the token of this very session: another site has neither.
Source: OWASP, Cross-Site Request Forgery Prevention; Fetch Standard, the Origin header.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from weekpress.comments.moderators import Moderator, by_line
from weekpress.comments.record import ULID
from weekpress.comments.service import Service
from weekpress.comments.store import people
from weekpress.comments.web.client import client_address
from weekpress.comments.web.moderation import cookies
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.form import Form, Refusal, form_of
from weekpress.comments.web.origins import origin_of

Endpoint = Callable[[Request], Awaitable[Response]]

CSRF = "csrf"
"""The field that holds a form's token."""


@dataclass(frozen=True)
class SignedIn:
    """A moderator at work."""

    moderator: Moderator
    token: str
    csrf: str
    """What every form of this session holds; it says nothing of the session's own token."""


Show = Callable[[Desk, Request, SignedIn], Response]
Do = Callable[[Desk, Request, SignedIn, Form], Response]
ShowAnybody = Callable[[Desk, Request], Response]
DoForAnybody = Callable[[Desk, Request, Form], Response]


def shown(desk: Desk, show: Show) -> Endpoint:
    """A page for moderators. Others are asked to sign in, and come back to the comment."""

    def page(request: Request) -> Response:
        person = who(desk.service, request)
        return show(desk, request, person) if person else _to_sign_in(request)

    async def endpoint(request: Request) -> Response:
        return await desk.answered(lambda: run_in_threadpool(page, request))

    return endpoint


def shown_to_anybody(desk: Desk, show: ShowAnybody) -> Endpoint:
    """A page for those who are not signed in."""

    async def endpoint(request: Request) -> Response:
        return await desk.answered(lambda: run_in_threadpool(show, desk, request))

    return endpoint


def done(desk: Desk, do: Do) -> Endpoint:
    """What a form of a moderator does."""

    return done_for_anybody(desk, lambda _, request, form: _done(desk, request, form, do))


def done_for_anybody(desk: Desk, do: DoForAnybody) -> Endpoint:
    """What a form does of somebody who is not signed in."""

    async def answer(request: Request) -> Response:
        judge_origin(desk.service, request)
        return await run_in_threadpool(do, desk, request, await form_of(request))

    async def endpoint(request: Request) -> Response:
        return await desk.answered(lambda: answer(request))

    return endpoint


def who(service: Service, request: Request) -> SignedIn | None:
    """Who is signed in: by a session that lasts, of a moderator who is still configured."""
    token = cookies.value_of(service, request, cookies.SESSION)
    if not token:
        return None
    keys, now = service.store.keys, service.clock()
    with service.store.reading() as connection:
        found = people.session(connection, keys, token, now)
    moderator = by_line(service.configuration, found.moderator) if found else None
    if not (found and moderator):
        return None
    if now - found.seen > people.SEEN_EACH:
        with service.store.writing() as connection:
            people.seen(connection, keys, token, now)
    return SignedIn(moderator, token, keys.hashed(CSRF, token))


def judge_origin(service: Service, request: Request) -> None:
    """Raise Refusal for a form that was sent from another site's page."""
    sent = request.headers.get("origin", "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    here = origin_of(service.configuration.service.address)
    if sent != here or site not in {"same-origin", "none"}:
        raise Refusal(
            403,
            "This form did not come from here",
            f"Nothing was changed. This service is at {here}: open it there, and try again.",
        )


def _done(desk: Desk, request: Request, form: Form, do: Do) -> Response:
    person = who(desk.service, request)
    if person is None:
        raise Refusal(403, "You are signed out", "Nothing was changed. Sign in, and try again.")
    expected = desk.service.store.keys.all_hashed(CSRF, person.token)
    given = form.one(CSRF).encode(errors="replace")
    if not any(hmac.compare_digest(one.encode(), given) for one in expected):
        raise Refusal(
            403, "This page is out of date", "Nothing was changed. Go back, reload it, try again."
        )
    return do(desk, request, person, form)


def address_of(service: Service, request: Request) -> str:
    """The network address of whoever asks; "" if it is not known."""
    peer = request.client.host if request.client else ""
    return client_address(peer, request.headers, service.configuration.service.trusted_proxies)


def _to_sign_in(request: Request) -> Response:
    comment = str(request.path_params.get("comment", ""))
    onwards = f"?{urlencode({'comment': comment})}" if ULID.fullmatch(comment) else ""
    return RedirectResponse(f"/sign-in{onwards}", 303)
