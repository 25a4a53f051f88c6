"""RSS 2.0, as the RSS Best Practices Profile asks.

Comes in: a Channel. Goes out: the bytes of feed.xml. Readers show only the last of several
dc:creator, so the names are joined into one.
Sources: RSS 2.0, the RSS Best Practices Profile, the content, dc and Media RSS modules.
"""

from __future__ import annotations

from datetime import datetime
from html import escape
from io import BytesIO
from typing import Any

from feedgenerator import Rss201rev2Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from weekpress.feeds.channels import Channel
from weekpress.feeds.entries import Entry, names_joined

NAME = "feed.xml"
MEDIA_TYPE = "application/rss+xml"
MINUTES_BETWEEN_VISITS = 60


class _Rss(Rss201rev2Feed):  # type: ignore[misc]  # feedgenerator has no types
    """feedgenerator's RSS, with what it leaves out."""

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
        for entry in channel.entries:
            self.add_item(**_item(entry), entry=entry)

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

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["entry"].lang}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        entry: Entry = item["entry"]
        if entry.html:
            handler.addQuickElement("content:encoded", entry.html)
        if picture := entry.thumbnail:
            handler.addQuickElement(
                "media:thumbnail",
                attrs={
                    "url": picture.url,
                    "width": str(picture.width_px),
                    "height": str(picture.height_px),
                },
            )


def _item(entry: Entry) -> dict[str, Any]:
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


def rss(channel: Channel) -> bytes:
    """The channel as RSS 2.0, in UTF-8."""
    out = BytesIO()
    _Rss(channel).write(out, "utf-8")
    return out.getvalue()
