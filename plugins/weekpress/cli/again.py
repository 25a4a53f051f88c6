"""A build in which only texts have changed: the swift way, with the words of the command.

Comes in: what the front saw. Goes out: the pages and feeds that show these texts, and a line that
says so; or nothing, and the site is built as ever.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from weekpress.cli.front import Ahead
from weekpress.cli.noted import Noted, ask, keep
from weekpress.cli.site import Site, site_values
from weekpress.fingerprint import digest, fingerprint
from weekpress.folders import Folder, Record
from weekpress.inputs import Seen
from weekpress.stamps import stamp_of
from weekpress.store import Store

if TYPE_CHECKING:
    from weekpress.incremental.recalled import Memory
    from weekpress.incremental.swift import Again, Swift


def drawn_again(
    ahead: Ahead, arguments: Sequence[str], ready: Callable[[Store], bool]
) -> str | None:
    """The line that says what was done; None where all has to be done.

    ready -- asked when all is drawn and before a file is touched: whether to go on; gets the store
    Nothing that goes wrong here is told: the build that follows tells it, in its own words.
    """
    gc.disable()  # what is loaded and read stays to the end, which is near
    started, noted = time.monotonic(), ahead.noted
    store: Store | None = None
    try:
        store = Store(ahead.store, mends=False)
        texts, seen = texts_at(noted, ahead.texts)
        swift = open_swift(noted, store)
        drawn = swift.drawn(texts)
        if not ready(store):
            return None
        records = swift.place(drawn)
        name = ask(arguments, Path.cwd(), ahead.store.parent)
        note(noted, store, {**ahead.seen, **seen}, records, name)
    except Exception:  # a page that cannot be drawn, say: the build that follows stops at it, too
        return None
    finally:
        if store:
            store.close()
    seconds = time.monotonic() - started
    made = "1 file" if len(records) == 1 else f"{len(records):,} files"
    read = "1 text has" if len(texts) == 1 else f"{len(texts):,} texts have"
    return f"{read} changed: {made} made anew in {seconds:.1f} seconds, the rest kept."


def texts_at(noted: Noted, names: Iterable[str]) -> tuple[dict[str, str], dict[str, Seen]]:
    """Texts by their paths in the content folder, and what was seen of their files.

    names -- of the files, as inputs are named: "content/posts/bins.md"
    """
    texts, seen = {}, {}
    for name in names:
        path = name.removeprefix("content/")
        place = Path(noted.roots["content"]) / path
        before, data = stamp_of(place), place.read_bytes()
        seen[name] = (before, digest(data))
        texts[path] = data.decode("utf-8")
    return texts, seen


def open_swift(noted: Noted, store: Store) -> Swift:
    """What the last build knew, ready to draw with. Raises whatever keeps it from that."""
    from weekpress.incremental.swift import Swift  # brings Pelican
    from weekpress.theme import prepare_templates

    file = Path(noted.settings_file)
    site = Site(file, site_values(file), Path(noted.base), noted.shipped, dict(noted.overrides))
    return Swift(
        Folder(store, noted.folder), Path(noted.output), site.read(),
        prepare=prepare_templates, draw_feed=_feed,
    )  # fmt: skip


def _feed(record: Record, form: object, memory: Memory) -> Again:
    """A feed as it is now."""
    from weekpress.feeds.plugin import FEED, Form, items_of
    from weekpress.incremental.swift import Again
    from weekpress.incremental.trace import MissingError

    if not isinstance(form, Form):
        raise MissingError(f"{record.name} is no page and no feed")
    articles = memory.articles(record)
    data = form.document(items_of(articles, form.channel.site.base, memory))
    key = memory.today((FEED, form.channel), articles)
    own = key and f"{key}{form.format}"
    return Again(replace(record, key=own, spec=own, digest=digest(data), stamp=""), data)


def note(
    noted: Noted,
    store: Store,
    seen: Mapping[str, Seen],
    records: Sequence[Record],
    name: str,
) -> Noted:
    """Note what the folder holds now, as a build would; the new note.

    name -- of the note
    """
    changed = sorted((record.name, record.digest) for record in records)
    now = replace(noted, seen=seen, last=fingerprint((noted.last, changed)))
    Folder(store, noted.folder).write_note("last", now.last)
    keep(store, name, now)
    store.commit()
    return now
