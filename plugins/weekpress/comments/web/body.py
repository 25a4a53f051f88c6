"""The body of a request: read whole, within bounds of size and time.

Comes in: a request. Goes out: its bytes, or why they were not read, as a status and words. What is
too long is let run on for a while, unread, because a browser shows no answer it gets while it
still speaks.
Source: RFC 9110, 15.5.9 (408), 15.5.14 (413), 15.5.16 (415); URL Standard, 5.1.
"""

from __future__ import annotations

import asyncio
from email.message import Message

from starlette.requests import ClientDisconnect, Request

from weekpress.comments.fields import MOST_BYTES

SECONDS = 20.0
"""How long a body may take: the longest comment over a slow telephone."""

MOST_UNREAD = 1_048_576
"""How much of what is too long is let pass before the line is cut."""

MEDIA_TYPE = "application/x-www-form-urlencoded"


class BodyError(Exception):
    """A body that is not taken; the message is for whoever sent it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


async def body_of(request: Request, seconds: float = SECONDS) -> bytes:
    """The bytes of a form. Raises BodyError."""
    try:
        async with asyncio.timeout(seconds):
            body = await _read(request)
    except TimeoutError:
        raise BodyError(408, "Your comment took too long to arrive. Try again.") from None
    except ClientDisconnect:
        raise BodyError(400, "The connection was lost.") from None
    judge_type(request.headers.get("content-type", ""))
    return body


def judge_type(said: str) -> None:
    """Raise BodyError for what is no form: files are not taken, so that a form has no parts."""
    if said != MEDIA_TYPE and not _is_form(said):  # the first is what every browser says
        raise BodyError(415, f"A comment is sent as a form: {MEDIA_TYPE}, in UTF-8.")


def _is_form(said: str) -> bool:
    header = Message()
    header["content-type"] = "".join(filter(str.isprintable, said)) or "-"
    known = str(header.get_param("charset", "utf-8")).lower() in {"utf-8", "utf8", "us-ascii"}
    return bool(said) and header.get_content_type() == MEDIA_TYPE and known


async def _read(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size <= MOST_BYTES:
            parts.append(part)
        elif size > MOST_UNREAD:
            break
    if size > MOST_BYTES:
        raise BodyError(
            413, "Your comment is too long to be read. It may have 8,000 characters: shorten it."
        )
    return b"".join(parts)
