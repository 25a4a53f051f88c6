"""The settings of comments: where they are sent, and until when they are taken.

Comes in: values as a settings file has them. Goes out: a frozen record, or the reason in words.
Source: RFC 3986, 3.2 (authority); W3C Secure Contexts, 3.1 (loopback addresses).
"""

from __future__ import annotations

from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from weekpress.settings.room import Room

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The hosts that are this machine."""


def _service(address: str) -> str:
    """The address with a slash at its end. What people write is never sent unencrypted, but for a
    service on the same machine."""
    if not address:
        return ""
    parts = urlsplit(address)
    plain = address.isascii() and address.isprintable() and not set(address) & set(" <>\"';,\\")
    whole = parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc
    if not (plain and whole) or parts.query or parts.fragment or not _port_fits(address):
        raise ValueError("an address is expected, such as https://comments.example.org/")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError("it has to begin with https://, as people send their e-mail addresses")
    return f"{address.rstrip('/')}/"


def _port_fits(address: str) -> bool:
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False


_YEARS = range(1900, 3000)
"""As in front matter: there is always a day before and a day after."""


def _in_order(days: tuple[date, date] | None) -> tuple[date, date] | None:
    if days and not all(day.year in _YEARS for day in days):
        raise ValueError("days between 1900 and 2999 are expected")
    if days and days[0] > days[1]:
        raise ValueError("the first day is expected first")
    return days


class CommentsSettings(Room):
    """Whether readers can comment, and until when. The service has its own configuration."""

    comments_service: Annotated[str, AfterValidator(_service)] = ""
    """The address of the comment service, which the form is sent to, such as
    "https://comments.example.org/". Left out, no page has a form."""
    comments_contact: str = ""
    """How to reply where there is no form: an e-mail address, a web address, or a sentence of your
    own."""
    comments_days: int | None = Field(default=None, ge=1, le=36_500)
    """For how many days after its publication a post takes comments; None for always. A post's own
    `comments_until` is stronger."""
    comments_closed: Annotated[tuple[date, date] | None, AfterValidator(_in_order)] = None
    """The first and the last day of a time in which the whole site takes no comments, such as
    ("2027-03-22", "2027-05-06") before an election."""

    @property
    def origin(self) -> str:
        """The service's scheme, host and port; "" for no service."""
        parts = urlsplit(self.comments_service)
        return f"{parts.scheme}://{parts.netloc}" if self.comments_service else ""

    @property
    def is_local(self) -> bool:
        """Whether the service is on this machine, where other people do not reach it."""
        return urlsplit(self.comments_service).hostname in LOOPBACK
