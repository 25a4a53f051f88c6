"""The edge to Pelican: when the pages are written, the feeds are.

Comes in: the generator whose context holds every list. Goes out: feed.xml, atom.xml and feed.json
beside each list.
"""

from __future__ import annotations

from pelican import signals
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from weekpress.feeds import atom, json_feed, rss
from weekpress.feeds.channels import build, channels
from weekpress.markup import sanitise_for_feed

FORMATS = {rss.NAME: rss.rss, atom.NAME: atom.atom, json_feed.NAME: json_feed.json_feed}


def write_feeds(generator: ArticlesGenerator, writer: Writer) -> None:  # noqa: ARG001 -- Pelican names them
    """Write the three feeds of every list."""
    outputs = build(generator.context).outputs
    for channel in channels(generator.context, sanitise_for_feed):
        for name, written in FORMATS.items():
            outputs.write(f"{channel.path}{name}", written(channel))


def register() -> None:
    """Pelican calls this once."""
    signals.article_writer_finalized.connect(write_feeds)
