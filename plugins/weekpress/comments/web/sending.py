"""Sending: who sent a form, as far as a request says, and what becomes of both.

Comes in: a request and a form without a fault. Goes out: a submission. Nothing of it is taken from
the form but the words: the post, its address and the moment are the service's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request

from weekpress.comments.form import Form
from weekpress.comments.posts import Post
from weekpress.comments.record import new_id
from weekpress.comments.service import Service
from weekpress.comments.submission import Submission
from weekpress.comments.web.client import client_address
from weekpress.comments.web.origins import is_foreign

_HEADERS = ("Accept", "Accept-Language", "Accept-Encoding")
_MOST = 500
"""How many characters of a header are kept."""


@dataclass(frozen=True)
class Sender:
    """What a request says of whoever sent it."""

    address: str
    agent: str
    referrer: str
    foreign: bool
    headers: Mapping[str, str]

    @classmethod
    def of(cls, request: Request, service: Service) -> Sender:
        """The sender of a request."""
        said, peer = request.headers, request.client.host if request.client else ""
        return cls(
            address=client_address(peer, said, service.configuration.service.trusted_proxies),
            agent=_line(said.get("user-agent", "")),
            referrer=_line(said.get("referer", "")),
            foreign=is_foreign(said, service),
            headers={name: _line(said[name]) for name in _HEADERS if name in said},
        )


def submission(
    form: Form, key: str, post: Post, who: Sender, now: datetime, chance: bytes,
    seconds: float | None,
) -> Submission:  # fmt: skip
    """What was submitted."""
    return Submission(
        id=new_id(now, chance),
        post=key,
        permalink=post.address,
        post_modified=post.modified,
        name=form.name,
        email=form.email,
        website=form.website,
        body=form.comment,
        received=now,
        parent=form.parent,
        address=who.address,
        agent=who.agent,
        referrer=who.referrer,
        decoy=form.decoy,
        seconds=seconds,
        foreign=who.foreign,
        headers=who.headers,
        tags=post.tags,
        lang=post.lang,
    )


def _line(text: str) -> str:
    """A header as sent, without what cannot be shown, and not longer than is of use."""
    return "".join(filter(str.isprintable, text))[:_MOST]
