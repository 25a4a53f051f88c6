"""RSS 2.0, as the RSS Best Practices Profile asks.

Comes in: an Entry, or a Channel and its items. Goes out: the bytes of an item, or of feed.xml.
Readers show only the last of several dc:creator, so the names are joined into one.
Sources: RSS 2.0, the RSS Best Practices Profile, the content, dc and Media RSS modules.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any

from feedgenerator import Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from weekpress.feeds.channels import Channel
from weekpress.feeds.entries import Entry, names_joined
from weekpress.feeds.parts import around, items_of

NAME = "feed.xml"
MEDIA_TYPE = "application/rss+xml"
MINUTES_BETWEEN_VISITS = 60


class _Feed(Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator has no types
    """feedgenerator's RSS without items, with what it leaves out."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        super().__init__(
            title=channel.title,
            link=channel.url,
            description=channel.about,
            language=channel.site.lang,
            feed_url=channel.address(NAME),
            ttl=MINUTES_BETWEEN_VISITS,
        )

    def latest_post_date(self) -> datetime:
        return self.channel.updated

    def rss_attributes(self) -> dict[str, str]:
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("generator", "Weekpress")
        if self.channel.site.logo:
            handler.startElement("image", {})
            handler.addQuickElement("url", self.channel.site.logo)
            handler.addQuickElement("title", self.channel.title)
            handler.addQuickElement("link", self.channel.url)
            handler.endElement("image")


class _Item(Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator has no types
    """feedgenerator's RSS of one entry, with what it leaves out; only the item is written."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        super().__init__(title="", link="", description="")
        self.add_item(**_told(entry))

    def item_attributes(self, _item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": self.entry.lang}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if self.entry.html:
            handler.addQuickElement("content:encoded", self.entry.html)
        if picture := self.entry.thumbnail:
            handler.addQuickElement(
                "media:thumbnail",
                attrs={
                    "url": picture.url,
                    "width": str(picture.width_px),
                    "height": str(picture.height_px),
                },
            )


def _told(entry: Entry) -> dict[str, Any]:
    """What feedgenerator writes of an entry by itself.

    A description is HTML to every reader, so plain text is escaped to stay what it is. No id is
    ever called a permalink: even one that looks like an address need not lead anywhere now.
    """
    return {
        "title": entry.title,
        "link": entry.url,
        "description": escape(entry.summary, quote=False) or None,
        "author_name": names_joined(entry.authors) if entry.authors else None,
        "pubdate": entry.published,
        "unique_id": entry.id,
        "unique_id_is_permalink": False,
        "categories": [subject.name for subject in entry.subjects],
    }


def item(entry: Entry) -> bytes:
    """An entry as RSS 2.0: the same in every feed."""
    return items_of(_Item(entry))


def document(channel: Channel, items: Iterable[bytes]) -> bytes:
    """The channel as RSS 2.0, in UTF-8, with these items."""
    return around(_Feed(channel), "channel", items)
