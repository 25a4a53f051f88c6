"""Cookies: the session, and the browser in which a link was asked for.

Comes in: a response. Goes out: the response with a cookie that no other site, no script and no
plain connection can read or set.
Source: RFC 6265bis, 4.1.3 (the prefix __Host-) and 5.6.7 (SameSite).
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from weekpress.comments.service import Service
from weekpress.comments.store.people import LINK_FOR

SESSION, BROWSER = "weekpress-session", "weekpress-browser"


def name_of(service: Service, cookie: str) -> str:
    """What it is called: browsers keep __Host- for https, so not on a machine of one's own."""
    return f"__Host-{cookie}" if _is_secure(service) else cookie


def value_of(service: Service, request: Request, cookie: str) -> str:
    """What the browser sent; "" for nothing."""
    return request.cookies.get(name_of(service, cookie), "")


def set_session(service: Service, response: Response, token: str) -> None:
    """It is gone when the browser is closed; how long it counts is the store's to say."""
    _set(service, response, SESSION, token, None)


def set_browser(service: Service, response: Response, secret: str) -> None:
    """Kept for as long as a link counts."""
    _set(service, response, BROWSER, secret, int(LINK_FOR.total_seconds()))


def forget(service: Service, response: Response, cookie: str) -> None:
    """Take it away."""
    _set(service, response, cookie, "", 0)


def _set(service: Service, response: Response, cookie: str, value: str, age: int | None) -> None:
    response.set_cookie(
        name_of(service, cookie), value, max_age=age, path="/", secure=_is_secure(service),
        httponly=True, samesite="lax",
    )  # fmt: skip


def _is_secure(service: Service) -> bool:
    return service.configuration.service.address.startswith("https:")
