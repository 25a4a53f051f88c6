"""The posts that take comments: what the build says to the service.

Comes in: `comments/posts.json` of the built site. Goes out: its record. The build writes the same
record; the service never trusts anything else of a post, least of all what a request says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from weekpress.comments.record import UUID, web_address

FILE = "comments/posts.json"
"""Its place in the built site."""

VERSION = 1

MOST_ADDRESS = 2_000
"""How long the address of a post may be: the team chose it, and one that is long must not make the
others unknown."""


@dataclass(frozen=True)
class Post:
    """One post."""

    address: str
    """Its whole address: "https://notes.example.org/bins/"."""
    title: str
    """Plain text."""
    modified: str
    """When it last changed, RFC 3339."""
    closes: str = ""
    """From when it takes no more comments, RFC 3339; "" for never."""
    lang: str = "en"
    tags: tuple[str, ...] = ()
    """Its tags and category, for a filter to weigh a comment by."""

    def is_open(self, now: datetime) -> bool:
        """Whether it takes comments at this moment, as far as its own time goes."""
        return not self.closes or now < datetime.fromisoformat(self.closes)


@dataclass(frozen=True)
class Posts:
    """All posts that take comments, and what the service shows of the site."""

    site: str
    """The site's name."""
    address: str
    """The site's whole address, with a slash at its end."""
    lang: str = "en"
    contact: str = ""
    """How to say something without the form: WEEKPRESS_COMMENTS_CONTACT."""
    closed_from: str = ""
    """From when the whole site takes no comments, RFC 3339 …"""
    closed_until: str = ""
    """… and until when: a time before an election."""
    styles: tuple[str, ...] = ()
    """The site's style sheets within it, in their order: "theme/site.0a1b.css"."""
    posts: Mapping[str, Post] = field(default_factory=dict)
    """Each by its key; see `record.post_key`."""
    zone: str = ""
    """The site's time zone, such as "Europe/London": people are told times in it; "" for UTC."""

    def is_closed(self, now: datetime) -> bool:
        """Whether the whole site takes no comments at this moment."""
        if not self.closed_from or now < datetime.fromisoformat(self.closed_from):
            return False
        return not self.closed_until or now < datetime.fromisoformat(self.closed_until)

    @property
    def local(self) -> tzinfo:
        """The zone; UTC if it has none that is known here."""
        try:
            return ZoneInfo(self.zone) if self.zone else UTC
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return UTC


def local(posts: Posts | None) -> tzinfo:
    """The zone in which times are told: the site's, as far as it is known."""
    return posts.local if posts else UTC


def unknown(posts: Posts | None) -> str:
    """What a post is called that is not among these."""
    return "a post that takes no comments any more" if posts else "a post that is not known yet"


def dumped(posts: Posts) -> str:
    """The text of the file: the same for the same posts."""
    said = {"version": VERSION, **asdict(posts)}
    return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def loaded(text: str) -> Posts:
    """The record a file says. Raises ValueError, in words, for a file that says none."""
    said = json.loads(text)
    if not isinstance(said, dict) or said.get("version") != VERSION:
        raise ValueError(f"{FILE} is of another version: build the site with this Weekpress.")
    given = {key: value for key, value in said.items() if key != "version"}
    try:
        posts = {key: _post(value) for key, value in given.pop("posts").items()}
        found = Posts(**{**given, "styles": tuple(given["styles"])}, posts=posts)
        _judge(found.closed_from, found.closed_until)
        found.zone.isascii()  # no AttributeError: it is a text
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{FILE} is not what this Weekpress writes: build it again.") from error
    if not web_address(found.address) or not all(map(UUID.fullmatch, posts)):
        raise ValueError(f"{FILE} has an address or a key that is none: build the site again.")
    return found


def _post(said: Mapping[str, Any]) -> Post:
    post = Post(**{**said, "tags": tuple(said["tags"])})
    _judge(post.modified, post.closes)
    if not web_address(post.address, MOST_ADDRESS):
        raise ValueError(f"{FILE} has an address that is none: build the site again.")
    return post


def _judge(*moments: str) -> None:
    """Raise ValueError for a moment that is none, or is one only where it was written."""
    for moment in filter(None, moments):
        try:
            fit = datetime.fromisoformat(moment).tzinfo is not None
        except ValueError:
            fit = False
        if not fit:
            raise ValueError(f"{FILE} has a time that is none: build the site again.")
