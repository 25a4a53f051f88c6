"""A build in which only texts have changed: the swift way, with the words of the command.

Comes in: what the front saw. Goes out: the pages and feeds that show these texts, and a line that
says so; or nothing, and the site is built as ever.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from weekpress.cli.front import Ahead, ask
from weekpress.cli.site import Site, site_values
from weekpress.fingerprint import digest, fingerprint
from weekpress.inputs import Seen
from weekpress.stamps import stamp_of
from weekpress.store import Record, Store, packed

if TYPE_CHECKING:
    from weekpress.incremental.recalled import Memory
    from weekpress.incremental.swift import Again


def drawn_again(ahead: Ahead, arguments: Sequence[str]) -> str | None:
    """The line that says what was done; None where all has to be done.

    Nothing that goes wrong here is told: the build that follows tells it, in its own words.
    """
    started = time.monotonic()
    try:
        texts, seen = _texts(ahead)
        store = Store(ahead.store)
        records = _change(ahead, store, texts)
        _note(ahead, store, seen, records, arguments)
    except Exception:  # a page that cannot be drawn, say: the build that follows stops at it, too
        return None
    store.close()
    seconds = time.monotonic() - started
    made = "1 file" if len(records) == 1 else f"{len(records):,} files"
    read = "1 text has" if len(texts) == 1 else f"{len(texts):,} texts have"
    return f"{read} changed: {made} made anew in {seconds:.1f} seconds, the rest kept."


def _texts(ahead: Ahead) -> tuple[dict[str, str], dict[str, Seen]]:
    """The texts by their paths, and what was seen of all files, with what was now read of these."""
    texts, seen = {}, dict(ahead.seen)
    for name in ahead.texts:
        path = Path(ahead.noted.roots["content"]) / name.removeprefix("content/")
        before = stamp_of(path)
        data = path.read_bytes()
        seen[name] = (before, digest(data))
        texts[name.removeprefix("content/")] = data.decode("utf-8")
    return texts, seen


def _change(ahead: Ahead, store: Store, texts: Mapping[str, str]) -> list[Record]:
    from weekpress.incremental.swift import Swift  # brings Pelican
    from weekpress.theme import prepare_templates

    noted, file = ahead.noted, Path(ahead.noted.settings_file)
    site = Site(file, site_values(file), Path(noted.base), noted.shipped, dict(noted.overrides))
    swift = Swift(
        store, noted.folder, Path(noted.output), site.read(),
        prepare=prepare_templates, draw_feed=_feed,
    )  # fmt: skip
    return swift.change(texts)


def _feed(record: Record, memory: Memory) -> Again:
    """A feed as it is now."""
    from weekpress.feeds.formats import FORMATS
    from weekpress.feeds.plugin import FEED, items_of
    from weekpress.incremental.swift import Again
    from weekpress.incremental.trace import MissingError

    found = memory.find(record.key)
    if not isinstance(found, tuple):
        raise MissingError(f"{record.name} is no page and no feed")
    channel, form = found
    articles = memory.articles(record)
    made = items_of(articles, channel.site.base, memory)
    data = FORMATS[form].document(channel, [items[form] for items in made])
    key = memory.today((FEED, channel), articles)
    own = key and f"{key}{form}"
    now = replace(record, key=own, spec=own, digest=digest(data), stamp="")
    return Again(now, data, packed(found))


def _note(
    ahead: Ahead,
    store: Store,
    seen: Mapping[str, Seen],
    records: Sequence[Record],
    arguments: Sequence[str],
) -> None:
    """Note what the folder holds now, as a build would."""
    changed = sorted((record.name, record.digest) for record in records)
    last = fingerprint((ahead.noted.last, changed))
    store.write_note(f"last {ahead.noted.folder}", last)
    store.write_note(ask(arguments), replace(ahead.noted, seen=seen, last=last))
    store.commit()
