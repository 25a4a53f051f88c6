"""Signing in: a link for a moderator, by mail or by hand.

Comes in: an address somebody typed. Goes out: for a moderator's, a link that is used once; for any
other nothing, and nobody who asks can tell which.
Source: OWASP, Forgot Password Cheat Sheet (one answer for all); WCAG 2.2, 3.3.8 (no password to
remember, no puzzle).
"""

from __future__ import annotations

import logging
from datetime import datetime

from weekpress.comments.mail.letters import sign_in
from weekpress.comments.mail.message import MailError, written
from weekpress.comments.mail.sending import send
from weekpress.comments.moderators import Moderator, by_address
from weekpress.comments.record import ULID
from weekpress.comments.service import Service
from weekpress.comments.store import Store, people

PATH = "sign-in"

_LOG = logging.getLogger("weekpress.comments.sign_in")


def link_for(
    store: Store, address: str, moderator: Moderator, chance: bytes, now: datetime,
    browser: str = people.ANY_BROWSER, comment: str = "",
) -> str:  # fmt: skip
    """The whole address of a new link.

    address -- the service's, with a slash at its end
    browser -- the secret of the browser that asked; none for a link that is handed over
    comment -- the comment that is to be opened after it
    """
    with store.writing() as connection:
        token = people.make_link(connection, store.keys, moderator.line, chance, now, browser)
    onwards = f"?comment={comment}" if ULID.fullmatch(comment) else ""
    return f"{address}{PATH}/{token}{onwards}"


def mail_link(service: Service, address: str, browser: str, comment: str = "") -> None:
    """Mail a link to a moderator of this address; to anybody else nothing.

    It takes as long as it takes: whoever asked has been answered before.
    """
    moderator = by_address(service.configuration, address)
    if moderator is None:
        return
    posts, chance = service.site.posts(), service.chance(people.TOKEN_BYTES)
    link = link_for(
        service.store, service.configuration.service.address, moderator, chance, service.clock(),
        browser, comment,
    )  # fmt: skip
    letter = sign_in(moderator, link, posts.site if posts else "your site")
    part = service.configuration.mail
    try:
        message = written(letter, part.sender, service.clock(), service.chance(16))
        send(part, service.environ, [message])
    except MailError as error:
        _LOG.error("sign-in link not sent", extra={"why": str(error)})
