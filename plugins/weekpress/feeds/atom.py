"""Atom, RFC 4287.

Comes in: an Entry, or a Channel and its items. Goes out: the bytes of an entry element, with a
person for each author and the language, or of atom.xml.
Source: RFC 4287; the section is named where an element is there because it must be.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Any

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from weekpress.feeds.channels import Channel
from weekpress.feeds.entries import Author, Entry
from weekpress.feeds.parts import around, items_of

NAME = "atom.xml"
MEDIA_TYPE = "application/atom+xml"


class _Feed(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """feedgenerator's Atom without entries, with what it leaves out."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        super().__init__(
            title=channel.title,
            link=channel.url,
            description=channel.about,
            language=channel.site.lang,
            feed_url=channel.address(NAME),
            feed_guid=channel.id,
            # §4.1.1: a feed has an author unless each of its entries has one.
            author_name=channel.publisher.name,
            author_link=channel.publisher.url,
        )

    def latest_post_date(self) -> datetime:
        return self.channel.updated

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        site = self.channel.site
        handler.addQuickElement("generator", "Weekpress")
        for name, address in {"icon": site.icon, "logo": site.logo}.items():
            if address:
                handler.addQuickElement(name, address)


class _Entry(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """feedgenerator's Atom of one entry, with what it leaves out; only the entry is written."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        super().__init__(title="", link="", description="")
        self.add_item(**_told(entry))

    def item_attributes(self, _item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": self.entry.lang}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for author in self.entry.authors:
            _person(handler, author)
        for subject in self.entry.subjects:
            terms = {"term": subject.slug, "scheme": subject.scheme, "label": subject.name}
            handler.addQuickElement("category", attrs=terms)


def _person(handler: SimplerXMLGenerator, author: Author) -> None:
    handler.startElement("author", {})
    handler.addQuickElement("name", author.name)
    if author.url:
        handler.addQuickElement("uri", author.url)
    handler.endElement("author")


def _told(entry: Entry) -> dict[str, Any]:
    """What feedgenerator writes of an entry by itself; it calls the summary HTML."""
    return {
        "title": entry.title,
        "link": entry.url,
        "description": escape(entry.summary, quote=False) or None,
        "content": entry.html or None,
        "pubdate": entry.published,
        "updateddate": entry.updated,
        "unique_id": entry.id,
    }


def item(entry: Entry) -> bytes:
    """An entry as Atom: the same in every feed."""
    return items_of(_Entry(entry))


def document(channel: Channel, items: Iterable[bytes]) -> bytes:
    """The channel as Atom, in UTF-8, with these entries."""
    return around(_Feed(channel), "feed", items)
