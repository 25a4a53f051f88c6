"""The edge to Pelican: a feed of its comments beside each post that has some.

Comes in: articles with their threads, once the articles are written. Goes out: `comments/atom.xml`
below each one's address, drawn by several processes; what would come out as it did is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from weekpress.build import KEY, Build
from weekpress.bulletins import LOCAL
from weekpress.comments.plugin.form import published
from weekpress.comments.record import post_key
from weekpress.comments.thread_feed import About, document
from weekpress.comments.threads import Thread
from weekpress.folders import Record
from weekpress.markup import plain_text
from weekpress.markup.controls import without_forbidden
from weekpress.packing import packed
from weekpress.parallel import shared

FEED = "comments feed"
"""What is made of a thread: a word for its key."""


@dataclass(frozen=True)
class _Feed:
    """One file to be written."""

    about: About
    thread: Thread
    record: Record


def write_feeds(generator: ArticlesGenerator, writer: Writer) -> None:  # noqa: ARG001 -- Pelican names them
    """Write the feed of each thread, but for those that would come out as they are."""
    build: Build = generator.context[KEY]
    most = build.settings.feeds.feed_items
    with build.steps.step("writing feeds of comments"):
        feeds = [feed for feed in _feeds(generator, build) if not _kept(feed, build)]

        def drawn(feed: _Feed) -> tuple[str, bytes]:
            data = document(feed.about, feed.thread, most)
            return build.outputs.place(feed.record.name, data), packed(data)

        # Kept as pages are: an output that is gone is put back whole only if all of it is there.
        for feed, (digest, data) in zip(feeds, shared(drawn, feeds, build.workers), strict=True):
            build.outputs.put_and_keep(replace(feed.record, digest=digest), data)


def _feeds(generator: ArticlesGenerator, build: Build) -> Iterator[_Feed]:
    context: Mapping[str, Any] = generator.context
    base = urljoin(LOCAL, context.get("SITEURL") or "").rstrip("/") + "/"
    site = without_forbidden(plain_text(context["SITENAME"]))
    for article in published(generator):
        thread: Thread | None = getattr(article, "comments_thread", None)
        if thread and article.comments_feed:
            about = About(
                site, base, post_key(article.entry_id), without_forbidden(article.entry_id),
                article.url, without_forbidden(plain_text(article.title)), article.lang,
                article.comments_feed,
            )  # fmt: skip
            key = build.key_of((FEED, build.settings.feeds.feed_items, about, thread), [])
            yield _Feed(about, thread, Record(article.comments_feed, key, key, "", "", ""))


def _kept(feed: _Feed, build: Build) -> bool:
    """Whether the feed is in its place as it would be written."""
    build.outputs.claim(feed.record.name)
    key = feed.record.key
    return bool(key) and build.outputs.unchanged(feed.record.name, key, lambda _spec, _needs: key)
