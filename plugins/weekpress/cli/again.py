"""A build in which only texts have changed: the swift way, with the words of the command.

Comes in: what the front saw. Goes out: the pages and feeds that show these texts, and a line that
says so; or nothing, and the site is built as ever.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from weekpress.cli.front import Ahead, ask
from weekpress.cli.site import Site, site_values
from weekpress.fingerprint import digest, fingerprint
from weekpress.inputs import Seen
from weekpress.stamps import stamp_of
from weekpress.store import Record, Store


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
    from weekpress.cli.swift import Swift  # brings Pelican

    noted, file = ahead.noted, Path(ahead.noted.settings_file)
    values = site_values(file)
    site = Site(file, values, Path(noted.base), noted.shipped, dict(noted.overrides))
    return Swift(store, noted.folder, Path(noted.output), site.read()).change(texts)


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
