"""The edge to Pelican: when the pages are written, the feeds are.

Comes in: the generator whose context holds every list. Goes out: feed.xml, atom.xml and feed.json
beside each list and each bulletin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from weekpress.build import Build
from weekpress.bulletins import Item
from weekpress.feeds.channels import Channel, Site, build, channels, site
from weekpress.feeds.entries import Written, entry
from weekpress.feeds.formats import FORMATS, Items, items
from weekpress.folders import Record
from weekpress.markup import sanitise_for_feed
from weekpress.packing import packed

FEED, ITEMS = "feed", "items"
"""What is made of a channel and its articles, and of an article: words for their keys."""


@dataclass(frozen=True)
class Form:
    """What a feed is, to write it again with other articles, or the same ones changed."""

    channel: Channel
    format: str

    def document(self, made: Iterable[Items]) -> bytes:
        """The feed with these articles in it."""
        return FORMATS[self.format].document(self.channel, (items[self.format] for items in made))


@dataclass(frozen=True)
class _Feed:
    """One file to be written."""

    form: Form
    entries: list[Written]
    record: Record


def write_feeds(generator: ArticlesGenerator, writer: Writer) -> None:  # noqa: ARG001 -- Pelican names them
    """Write the three feeds of every list, but for those that would come out as they are."""
    run, here = build(generator.context), site(generator.context)
    with run.steps.step("writing feeds"):
        feeds = [feed for feed in _feeds(generator.context, here) if not _kept(feed, run)]
        made = _items(feeds, run, here.base)
        for feed in feeds:
            _write(feed, feed.form.document(made[one] for one in feed.entries), run)


def _feeds(context: Mapping[str, Any], here: Site) -> Iterator[_Feed]:
    """Every feed of the site."""
    run = build(context)
    for channel, entries in channels(context, here):
        articles = [one for one in entries if not isinstance(one, Item)]
        others = [one for one in entries if isinstance(one, Item)]
        # The key that the swift way works out anew (cli/again.py), of a feed of articles.
        key = run.key_of((FEED, channel, *others), articles)
        tokens = [run.token_of(article) or "" for article in articles]
        needs = "\n".join(f"part\t{token}\tbody" for token in tokens)
        for form in FORMATS:
            name, own = f"{channel.path}{form}", key and f"{key}{form}"
            yield _Feed(Form(channel, form), entries, Record(name, own, own, needs, "", ""))


def _write(feed: _Feed, data: bytes, run: Build) -> None:
    record = replace(feed.record, digest=run.outputs.place(feed.record.name, data))
    run.outputs.put_and_keep(record, packed(data))
    if record.key:
        run.outputs.folder.write_drawn(record.name, packed(feed.form))


def _kept(feed: _Feed, run: Build) -> bool:
    """Whether the feed is in its place as it would be written."""
    run.outputs.claim(feed.record.name)
    key = feed.record.key
    return bool(key) and run.outputs.unchanged(feed.record.name, key, lambda _spec, _needs: key)


def _items(feeds: Iterable[_Feed], run: Build, base: str) -> dict[Written, Items]:
    """Each entry of these feeds in every format, made once for all its lists."""
    entries = list(dict.fromkeys(one for feed in feeds for one in feed.entries))
    made = run.workshop.made(
        "making feed entries",
        entries,
        [_key(one, run, base) for one in entries],
        lambda one: items(entry(one, base, sanitise_for_feed)),
    )
    return dict(zip(entries, made, strict=True))


def _key(one: Written, run: Build, base: str) -> str:
    if isinstance(one, Item):
        return run.key_of((ITEMS, base, one), [])
    return run.key_of((ITEMS, base), [one])


class Kept(Protocol):
    """Where what earlier builds made is found."""

    def today(self, what: object, articles: Iterable[Any]) -> str:
        """The fingerprint of some values and some articles."""

    def find(self, key: str) -> Any:  # noqa: ANN401 -- whatever was put there
        """What was kept under it."""

    def keep(self, key: str, value: object) -> None:
        """Keep something under it."""


def items_of(articles: Iterable[Article], base: str, kept: Kept) -> list[Items]:
    """A few articles in every format, for one feed that is written by itself."""
    made = []
    for article in articles:
        key = kept.today((ITEMS, base), [article])
        found: Items | None = kept.find(key)
        if found is None:
            found = items(entry(article, base, sanitise_for_feed))
            kept.keep(key, found)
        made.append(found)
    return made


def register() -> None:
    """Pelican calls this once."""
    signals.article_writer_finalized.connect(write_feeds)
