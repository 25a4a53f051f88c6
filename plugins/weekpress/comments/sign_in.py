"""Signing in: a link for a moderator, by mail or by hand.

Comes in: an address somebody typed. Goes out: for a moderator's, a link that is used once; for any
other nothing, and nobody who asks can tell which.
Source: OWASP, Forgot Password Cheat Sheet (one answer for all); WCAG 2.2, 3.3.8 (no password to
remember, no puzzle).
"""

from __future__ import annotations

import logging

from weekpress.comments.mail.letters import sign_in
from weekpress.comments.mail.message import MailError, written
from weekpress.comments.mail.sending import send
from weekpress.comments.moderators import Moderator, by_address
from weekpress.comments.record import ULID
from weekpress.comments.service import Service
from weekpress.comments.store import people

PATH = "sign-in"

_LOG = logging.getLogger("weekpress.comments.sign_in")


def link_for(
    service: Service, moderator: Moderator, browser: str = people.ANY_BROWSER, comment: str = ""
) -> str:
    """The whole address of a new link.

    browser -- the secret of the browser that asked; none for a link that is handed over
    comment -- the comment that is to be opened after it
    """
    chance, now = service.chance(people.TOKEN_BYTES), service.clock()
    with service.store.writing() as connection:
        token = people.make_link(
            connection, service.store.keys, moderator.line, chance, now, browser
        )
    onwards = f"?comment={comment}" if ULID.fullmatch(comment) else ""
    return f"{service.configuration.service.address}{PATH}/{token}{onwards}"


def mail_link(service: Service, address: str, browser: str, comment: str = "") -> None:
    """Mail a link to a moderator of this address; to anybody else nothing.

    It takes as long as it takes: whoever asked has been answered before.
    """
    moderator = by_address(service.configuration, address)
    if moderator is None:
        return
    posts = service.site.posts()
    letter = sign_in(
        moderator, link_for(service, moderator, browser, comment), posts.site if posts else "a site"
    )
    part = service.configuration.mail
    try:
        message = written(letter, part.sender, service.clock(), service.chance(16))
        send(part, service.environ, [message])
    except MailError as error:
        _LOG.error("sign-in link not sent", extra={"why": str(error)})
