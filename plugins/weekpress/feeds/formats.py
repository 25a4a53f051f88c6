"""The formats, all of one shape: an entry becomes an item, a channel and items become a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from weekpress.feeds import atom, json_feed, rss
from weekpress.feeds.channels import Channel
from weekpress.feeds.entries import Entry


@dataclass(frozen=True)
class Format:
    """One of the three."""

    item: Callable[[Entry], bytes]
    """An entry in this format."""
    document: Callable[[Channel, Iterable[bytes]], bytes]
    """The whole file, of a channel and its items."""


FORMATS = {
    rss.NAME: Format(rss.item, rss.document),
    atom.NAME: Format(atom.item, atom.document),
    json_feed.NAME: Format(json_feed.item, json_feed.document),
}
"""By the name of the file."""

Items = Mapping[str, bytes]
"""One entry in every format, by the name of the format's file."""


def items(entry: Entry) -> Items:
    """The entry in every format."""
    return {name: form.item(entry) for name, form in FORMATS.items()}
