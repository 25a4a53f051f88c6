"""The edge to Pelican: when the pages are written, the feeds are.

Comes in: the generator whose context holds every list. Goes out: feed.xml, atom.xml and feed.json
beside each list.
"""

from __future__ import annotations

from functools import cache

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from weekpress.feeds.channels import build, channels, site
from weekpress.feeds.entries import entry
from weekpress.feeds.formats import Items, files, items
from weekpress.markup import sanitise_for_feed


def write_feeds(generator: ArticlesGenerator, writer: Writer) -> None:  # noqa: ARG001 -- Pelican names them
    """Write the three feeds of every list; an article is made an entry once, for all its lists."""
    context = generator.context
    here, outputs = site(context), build(context).outputs

    @cache
    def items_of(article: Article) -> Items:
        return items(entry(article, here.base, sanitise_for_feed))

    for channel, articles in channels(context, here):
        for name, data in files(channel, [items_of(a) for a in articles]):
            outputs.write(name, data)


def register() -> None:
    """Pelican calls this once."""
    signals.article_writer_finalized.connect(write_feeds)
