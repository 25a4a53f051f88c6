"""People: the links moderators sign in by, and their sessions.

Comes in: who, chance and the time. Goes out: tokens, and whose they are. A token is 32 bytes of
chance; the store holds its keyed hash alone, so that nobody signs in by what a backup says.
Source: OWASP, Session Management and Authentication Cheat Sheets; NIST SP 800-63B-4, 5.2
(a session ends after a time, and sooner if nothing is done in it).
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, or_, select, update

from weekpress.comments.keys import Keys
from weekpress.comments.store.schema import links, sessions

LINK_FOR = timedelta(minutes=15)
"""How long a link may be used, once."""

SESSION_FOR = timedelta(hours=12)
"""How long a session lasts, whatever is done in it: a working day, and no night."""

IDLE_FOR = timedelta(hours=2)
"""How long it lasts when nothing is done: an afternoon's meeting, not a forgotten screen."""

SEEN_EACH = timedelta(minutes=1)
"""How exactly it is known when something was last done: not every page has to write."""

TOKEN_BYTES = 32

_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")

ANY_BROWSER = ""
"""The browser of a link that was handed over by the command: whichever opens it."""


@dataclass(frozen=True)
class Session:
    """One that goes on."""

    moderator: str
    """As configured when it began."""
    begun: datetime
    seen: datetime
    expires: datetime


def token(chance: bytes) -> str:
    """Chance as what can be part of an address. Raises ValueError for too little of it."""
    if len(chance) != TOKEN_BYTES:
        raise ValueError(f"A token takes {TOKEN_BYTES} bytes of chance.")
    return base64.urlsafe_b64encode(chance).decode().rstrip("=")


def is_token(text: str) -> bool:
    """Whether a text may be a token."""
    return bool(_TOKEN.fullmatch(text))


def make_link(
    connection: Connection, keys: Keys, moderator: str, chance: bytes, now: datetime,
    browser: str = ANY_BROWSER,
) -> str:  # fmt: skip
    """The token of a new link.

    browser -- a secret that only the browser has in which it was asked for: nobody else can use it
    """
    made = token(chance)
    connection.execute(delete(links).where(links.c.expires <= now))
    row = {"token_key": keys.hashed("link", made, browser), "moderator": moderator}
    connection.execute(insert(links).values(**row, expires=now + LINK_FOR))
    return made


def owner_of_link(
    connection: Connection, keys: Keys, given: str, browser: str, now: datetime
) -> str:
    """Whose link this is, in this browser; "" for one that is over, used, or of another browser."""
    found = select(links.c.moderator).where(
        links.c.token_key.in_(_link_keys(keys, given, browser)), links.c.expires > now
    )
    return connection.execute(found).scalar() or ""


def use_link(
    connection: Connection, keys: Keys, given: str, browser: str, chance: bytes, now: datetime
) -> str:
    """The token of the session that a link begins; "" for a link that does not.

    The link is gone with it: of two who use it at once, the database lets one delete it.
    """
    used = (
        delete(links)
        .where(links.c.token_key.in_(_link_keys(keys, given, browser)), links.c.expires > now)
        .returning(links.c.moderator)
    )
    moderator = connection.execute(used).scalar()
    return _begun(connection, keys, moderator, chance, now) if moderator else ""


def _link_keys(keys: Keys, given: str, browser: str) -> list[str]:
    of_browser = keys.all_hashed("link", given, browser)
    return [*of_browser, *keys.all_hashed("link", given, ANY_BROWSER)]


def _begun(connection: Connection, keys: Keys, moderator: str, chance: bytes, now: datetime) -> str:
    made = token(chance)
    over = or_(sessions.c.expires <= now, sessions.c.seen <= now - IDLE_FOR)
    connection.execute(delete(sessions).where(over))
    row = {"token_key": keys.hashed("session", made), "moderator": moderator, "begun": now}
    connection.execute(insert(sessions).values(**row, seen=now, expires=now + SESSION_FOR))
    return made


def session(connection: Connection, keys: Keys, given: str, now: datetime) -> Session | None:
    """The session a token is of; None for one that is over or never was."""
    row = connection.execute(
        select(sessions.c.moderator, sessions.c.begun, sessions.c.seen, sessions.c.expires).where(
            sessions.c.token_key.in_(keys.all_hashed("session", given)),
            sessions.c.expires > now,
            sessions.c.seen > now - IDLE_FOR,
        )
    ).one_or_none()
    return Session(**row._asdict()) if row else None


def seen(connection: Connection, keys: Keys, given: str, now: datetime) -> None:
    """Something was done in a session."""
    mine = sessions.c.token_key.in_(keys.all_hashed("session", given))
    connection.execute(update(sessions).where(mine, sessions.c.seen < now).values(seen=now))


def end(connection: Connection, keys: Keys, given: str) -> None:
    """Sign out: this session is over."""
    mine = sessions.c.token_key.in_(keys.all_hashed("session", given))
    connection.execute(delete(sessions).where(mine))


def end_all(connection: Connection, moderator: str) -> None:
    """Sign out everywhere: every session of a moderator is over, and every link too."""
    connection.execute(delete(sessions).where(sessions.c.moderator == moderator))
    connection.execute(delete(links).where(links.c.moderator == moderator))
