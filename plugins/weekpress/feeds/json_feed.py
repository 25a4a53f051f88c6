"""JSON Feed 1.1.

Comes in: an Entry, or a Channel and its items. Goes out: the bytes of an item, or of feed.json;
keys in a fixed order.
Source: JSON Feed 1.1. What is empty is left out; dates are RFC 3339.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from weekpress.feeds.channels import Channel
from weekpress.feeds.entries import Author, Entry

NAME = "feed.json"
MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def document(channel: Channel, items: Iterable[bytes]) -> bytes:
    """The channel as JSON Feed, in UTF-8, with these items."""
    feed = _filled(
        version=VERSION,
        title=channel.title,
        home_page_url=channel.url,
        feed_url=channel.address(NAME),
        description=channel.about,
        icon=channel.site.logo,
        favicon=channel.site.icon,
        authors=[_author(channel.publisher)],
        language=channel.site.lang,
    )
    listed = b",\n  ".join(items)
    head, _, tail = _written(feed | {"items": []}).rpartition(b"[]")
    begin, end = (b"[\n  ", b"\n ]") if listed else (b"[", b"]")
    return b"".join([head, begin, listed, end, tail, b"\n"])


def item(entry: Entry) -> bytes:
    """An entry as JSON, set in as far as a feed's items are: the same in every feed."""
    return _written(_item(entry)).replace(b"\n", b"\n  ")


def _written(members: dict[str, Any]) -> bytes:
    return json.dumps(members, ensure_ascii=False, indent=1).encode("utf-8")


def _item(entry: Entry) -> dict[str, Any]:
    item = _filled(
        id=entry.id,
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        image=entry.image,
        date_published=entry.published.isoformat(),
        date_modified=entry.updated.isoformat() if entry.updated != entry.published else "",
        authors=[_author(author) for author in entry.authors],
        tags=[subject.name for subject in entry.subjects],
        language=entry.lang,
    )
    # Every item must have content, were it empty.
    item["content_html"] = entry.html
    return item


def _author(author: Author) -> dict[str, Any]:
    return _filled(name=author.name, url=author.url)


def _filled(**members: object) -> dict[str, Any]:
    """The members that say something."""
    return {name: value for name, value in members.items() if value}
