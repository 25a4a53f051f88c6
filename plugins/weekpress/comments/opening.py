"""Which posts take comments, and until when.

Comes in: what the build knows of each published post, the settings, the time zone. Goes out: the
manifest for the service (`posts.Posts`), and for a page what it offers at a moment. A page shows
the form as long as the service takes comments, by the same rule: `Post.is_open`, `Posts.is_closed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Literal

from weekpress.comments.fields import PRIVACY_PATH, comments_path, reply_path
from weekpress.comments.linking import in_ascii
from weekpress.comments.posts import Post, Posts
from weekpress.settings import CommentsSettings

LOCAL = "http://127.0.0.1:8000"
"""Where `weekpress serve` shows a site that has no public address."""


@dataclass(frozen=True)
class Entry:
    """A published post, as far as comments go."""

    key: str
    """See `record.post_key`."""
    url: str
    """Its address within the site."""
    title: str
    """Plain text."""
    published: datetime
    modified: datetime
    takes: bool = True
    """Whether its front matter lets readers comment."""
    until: date | None = None
    """The last day they may, where its front matter says one."""
    lang: str = "en"
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """What a post's page shows under it: the form, or why there is none."""

    state: Literal["open", "closed", "paused", "none"]
    """Whether it takes comments; does no more; does not now, as the whole site; or never did."""
    post: str
    service: str = ""
    last_day: date | None = None
    """The last day on which it takes, or took, comments."""
    paused: tuple[date, date] | None = None
    """The first and last day on which the whole site takes none, while it does not."""
    contact: str = ""

    @property
    def action(self) -> str:
        """Where the form is sent; "" for no form."""
        return f"{self.service}{comments_path(self.post)}" if self.state == "open" else ""

    @property
    def privacy(self) -> str:
        """The page that says what becomes of a comment's data."""
        return f"{self.service}{PRIVACY_PATH}"

    @property
    def contact_link(self) -> str:
        """Where the contact leads if it is an address; "" if it is words."""
        if self.contact.startswith(("https://", "http://")):
            return self.contact
        name, at, host = self.contact.partition("@")
        is_mail = at and name and "." in host and len(self.contact.split()) == 1
        return f"mailto:{self.contact}" if is_mail else ""

    def reply_to(self, comment: str) -> str:
        """Where a comment is answered; "" while none are taken."""
        return f"{self.service}{reply_path(self.post, comment)}" if self.state == "open" else ""


def last_day(entry: Entry, days: int | None, zone: tzinfo) -> date | None:
    """The last day a post takes comments: its own, else so many days on; None for always."""
    if entry.until or days is None:
        return entry.until
    return entry.published.astimezone(zone).date() + timedelta(days=days)


def manifest(
    entries: Iterable[Entry], settings: CommentsSettings, zone: tzinfo, site: Posts
) -> Posts:
    """What the service is told: `site` with its closed time and the posts that take comments.

    A post whose time is over is among them, so that the service can say so.
    """
    first, last = settings.comments_closed or (None, None)
    return Posts(
        site.site, _sent(site.address), site.lang, settings.comments_contact,
        _moment(first, zone), _moment(_next(last), zone), site.styles,
        {e.key: _post(e, settings, zone, site.address) for e in entries if e.takes},
        getattr(zone, "key", ""),
    )  # fmt: skip


def _post(entry: Entry, settings: CommentsSettings, zone: tzinfo, address: str) -> Post:
    closes = _moment(_next(last_day(entry, settings.comments_days, zone)), zone)
    where, modified = _sent(f"{address}{entry.url.lstrip('/')}"), entry.modified.isoformat()
    return Post(where, entry.title, modified, closes, entry.lang, entry.tags)


def _sent(address: str) -> str:
    """An address as browsers send it; one in other letters would make the service refuse all."""
    return address if address.isascii() else in_ascii(address)


def _next(day: date | None) -> date | None:
    return day and day + timedelta(days=1)


def _moment(day: date | None, zone: tzinfo) -> str:
    """The first moment of a day."""
    return datetime.combine(day, time(), zone).isoformat() if day else ""


def offer(
    entry: Entry, posts: Posts, settings: CommentsSettings, zone: tzinfo, now: datetime
) -> Offer | None:
    """What the page of a post shows at a moment; None for nothing."""
    service, contact = settings.comments_service, settings.comments_contact
    post = posts.posts.get(entry.key)
    if not service or not post:
        return Offer("none", entry.key, contact=contact) if contact else None
    last = last_day(entry, settings.comments_days, zone)
    if not post.is_open(now):
        return Offer("closed", entry.key, service, last, contact=contact)
    if posts.is_closed(now):
        paused = settings.comments_closed
        return Offer("paused", entry.key, service, last, paused, contact)
    return Offer("open", entry.key, service, last, contact=contact)


def turns(posts: Posts) -> Iterator[datetime]:
    """The moments at which what pages offer changes by itself."""
    said = [posts.closed_from, posts.closed_until, *(post.closes for post in posts.posts.values())]
    return (datetime.fromisoformat(moment) for moment in said if moment)
