"""Bulletins: lists with feeds whose entries are no articles, such as decisions, or whole weeks.

A room adds one to Pelican's context once everything is read (`all_generators_finalized`), with the
data of its entries; the feeds room makes feed.xml, atom.xml and feed.json of it and knows nothing
of what it is about. The Subscribe page lists it. Nothing here knows Pelican.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

LOCAL = "http://localhost:8000/"
"""The site's address while it has no public one: that of `weekpress serve`."""

KEY = "bulletins"
"""The name in Pelican's context of the list of them."""


@dataclass(frozen=True, eq=False)
class Item:
    """One entry: what a feed asks an article for, under the same names.

    All of it is data that a fingerprint can be made of, so that a feed is left alone as long as it
    would come out as it did. Two items are one only if they are the same object.
    """

    entry_id: str
    """Permanent: no reader is to see the entry as a new one because its words were mended."""
    url: str
    """Within the site; a place in a page will do: "weeknotes/2026/w47/bins/#decision-1"."""
    title: str
    """HTML, as an article's is; feeds say it in plain words."""
    summary: str
    """The same."""
    html: str
    """The whole text, sanitised, its links followed: addresses as a page of the site has them."""
    date: datetime
    """When it was published, with its zone."""
    modified: datetime | None = None
    """When its words last changed, if its writer says so."""
    lang: str = "en"
    authors: Sequence[Any] = ()
    """Pelican's; as an article's."""
    tags: Sequence[Any] = ()
    category: Any = None
    image: str = ""

    def get_content(self, _siteurl: str) -> str:
        """The whole text, by the name that Pelican's articles have for it."""
        return self.html


@dataclass(frozen=True)
class Bulletin:
    """One such list; its feeds are there while it is, even with nothing in them."""

    path: str
    """The address within the site of the page that shows the same to people: "decisions/"."""
    name: str
    """What the Subscribe page and the feed call it: "Decisions"."""
    about: str
    """What its entries are, in a few words, for the feed's description."""
    items: Sequence[Item]
    """Newest first; those of one moment stay in this order."""


def site_name(namespace: str, siteurl: str) -> str:
    """What makes the ids in this site's feeds differ from every other site's, for ever.

    namespace -- WEEKPRESS_FEED_NAMESPACE; without it, the site's address less its scheme: turning
                 to https makes no feed a new one
    """
    parts = urlsplit(urljoin(LOCAL, siteurl))
    return namespace or f"{parts.netloc.lower()}{parts.path}".rstrip("/")


def add(context: dict[str, Any], bulletin: Bulletin) -> None:
    """Give a list feeds. After the feeds room has written them it comes too late.

    context -- Pelican's
    """
    context.setdefault(KEY, []).append(bulletin)
