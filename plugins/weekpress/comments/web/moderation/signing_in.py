"""The pages of signing in: asking for a link, opening it, using it, signing out.

Comes in: an address, later a link. Goes out: one answer to every address, and a session for whoever
presses the button behind a link. Opening a link uses nothing up: programs that look at mail open
every one in it.
"""

from __future__ import annotations

from functools import partial

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from weekpress.comments.moderators import by_line
from weekpress.comments.record import ULID
from weekpress.comments.sign_in import mail_link
from weekpress.comments.store import people
from weekpress.comments.web.moderation import asking, cookies
from weekpress.comments.web.moderation.desk import Desk
from weekpress.comments.web.moderation.form import Form
from weekpress.comments.web.moderation.guard import SignedIn, address_of, who

QUEUE = "/moderate"

_SIGNED_OUT = {
    "here": "You are signed out in this browser.",
    "everywhere": "You are signed out in every browser.",
}


def ask(desk: Desk, request: Request) -> Response:
    """The form for an address; or the way on, for somebody who is signed in."""
    comment = _comment(request.query_params.get("comment", ""))
    if who(desk.service, request):
        return RedirectResponse(f"{QUEUE}/comments/{comment}" if comment else QUEUE, 303)
    return _form(desk, comment, told=_SIGNED_OUT.get(request.query_params.get("out", ""), ""))


def asked(desk: Desk, request: Request, form: Form) -> Response:
    """One answer to everybody; the mail goes out aside, if there is one to go."""
    address, comment = form.one("email").strip(), form.one("comment")
    if not desk.asking.allows_sender(address_of(desk.service, request)):
        words = "You asked for many links. Wait for a quarter of an hour, then ask again."
        wait = {"Retry-After": str(asking.RETRY_AFTER_S)}
        return desk.told(429, "Ask again later", words, wait)
    if "@" not in address or len(address) > 254:
        return _form(desk, comment, address, "Enter an email address, such as name@example.org")
    service = desk.service
    browser = _browser(desk, request)
    if desk.asking.allows_address(address):
        desk.aside.put(partial(mail_link, service, address, browser, comment))
    response = desk.page("link_asked", {"title": "Look at your mail"})
    cookies.set_browser(service, response, browser)
    return response


def _browser(desk: Desk, request: Request) -> str:
    """The secret of this browser: a new one would undo the link that it asked for just before."""
    known = cookies.value_of(desk.service, request, cookies.BROWSER)
    if people.is_token(known):
        return known
    return people.token(desk.service.chance(people.TOKEN_BYTES))


def open_link(desk: Desk, request: Request) -> Response:
    """Whose link this is, and the button that uses it."""
    service, token = desk.service, request.path_params["token"]
    browser = cookies.value_of(service, request, cookies.BROWSER)
    with service.store.reading() as connection:
        line = people.owner_of_link(connection, service.store.keys, token, browser, service.clock())
    moderator = by_line(service.configuration, line)
    if moderator is None:
        return _no_link(desk)
    values = {
        "title": f"Sign in as {moderator.name}",
        "action": request.url.path,
        "comment": _comment(request.query_params.get("comment", "")),
    }
    return desk.page("link", values)


def use_link(desk: Desk, request: Request, form: Form) -> Response:
    """The session a link begins. The one this browser had before is over."""
    service, token = desk.service, request.path_params["token"]
    browser = cookies.value_of(service, request, cookies.BROWSER)
    before = cookies.value_of(service, request, cookies.SESSION)
    keys, now = service.store.keys, service.clock()
    chance = service.chance(people.TOKEN_BYTES)
    with service.store.writing() as connection:
        session = people.use_link(connection, keys, token, browser, chance, now)
        if session and before:
            people.end(connection, keys, before)
    if not session:
        return _no_link(desk)
    comment = _comment(form.one("comment"))
    response = RedirectResponse(f"{QUEUE}/comments/{comment}" if comment else QUEUE, 303)
    cookies.set_session(service, response, session)
    cookies.forget(service, response, cookies.BROWSER)
    return response


def sign_out(desk: Desk, _request: Request, person: SignedIn, form: Form) -> Response:
    """The session is over, here or everywhere."""
    where = "everywhere" if form.one("where") == "everywhere" else "here"
    with desk.service.store.writing() as connection:
        if where == "everywhere":
            people.end_all(connection, person.moderator.line)
        people.end(connection, desk.service.store.keys, person.token)
    response = RedirectResponse(f"/sign-in?out={where}", 303)
    cookies.forget(desk.service, response, cookies.SESSION)
    return response


def _form(desk: Desk, comment: str, address: str = "", error: str = "", told: str = "") -> Response:
    before = "Error: " if error else "Signed out: " if told else ""
    values = {
        "title": f"{before}Sign in to moderate",
        "comment": _comment(comment),
        "address": address,
        "error": error,
        "told": told,
        "sends_mail": bool(desk.service.configuration.mail.host),
    }
    return desk.page("sign_in", values, 422 if error else 200)


def _no_link(desk: Desk) -> Response:
    return desk.page("no_link", {"title": "This link does not work here"}, 410)


def _comment(text: str) -> str:
    return text if ULID.fullmatch(text) else ""
