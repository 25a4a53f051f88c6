"""Verdicts: what another host's answer says of a link to it.

Comes in: the status of an answer, or why there was none. Goes out: a verdict with words for it.
Only what a reader would meet too counts as gone. A host that turns a program away, is too busy or
answers too late may be there for every reader: that is never held against a link.
Source: RFC 9110, 15 "Status Codes"; RFC 6585, 4 "429 Too Many Requests".
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus


class Verdict(Enum):
    """What is known of a link to another site."""

    FINE = "fine"
    GONE = "gone"
    MOVED = "moved"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Result:
    """A verdict on one address."""

    verdict: Verdict
    why: str = ""
    """As the end of a sentence about the page: "its host answers 404 (Not Found)"."""
    moved_to: str = ""
    """The new address of what has moved for good."""
    of_host: bool = False
    """Whether the same would be said of every page of that host."""


FINE = Result(Verdict.FINE)

_GONE = frozenset({404, 410})
_THERE = frozenset({304, 416})
"""Nothing new, and nothing in the part that was asked for: there is a page."""
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({*PERMANENT, 302, 303, 307})
TOO_MANY = 429
AGAIN = frozenset({TOO_MANY, 500, 502, 503, 504})
"""Answers that may be another a moment later."""


def of_status(status: int) -> Result:
    """The verdict of a final answer."""
    if 200 <= status < 300 or status in _THERE:
        return FINE
    why = f"its host answers {status}{_phrase(status)}"
    return Result(Verdict.GONE, why) if status in _GONE else unsure(why, status == TOO_MANY)


def unsure(why: str, of_host: bool = False) -> Result:
    """The verdict where nothing can be told."""
    return Result(Verdict.UNSURE, why, of_host=of_host)


def _phrase(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""
