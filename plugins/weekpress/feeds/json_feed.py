"""JSON Feed 1.1.

Comes in: a Channel. Goes out: the bytes of feed.json, keys in a fixed order.
Source: JSON Feed 1.1. What is empty is left out; dates are RFC 3339.
"""

from __future__ import annotations

import json
from typing import Any

from weekpress.feeds.channels import Channel
from weekpress.feeds.entries import Author, Entry

NAME = "feed.json"
MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(channel: Channel) -> bytes:
    """The channel as JSON Feed, in UTF-8."""
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
    feed["items"] = [_item(entry) for entry in channel.entries]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


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
