"""Files of the output that are not there, put back from the cache, as after a fresh checkout.

Comes in: what the front saw. Goes out: each of them in its place, with the bytes it had; or
nothing that a whole build, which then follows, would not mend. Standard library only, for the lean
front: Pelican is not needed for it.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from weekpress.atomic import UNFINISHED, clear_up, write_atomically
from weekpress.cli.noted import Noted, keep
from weekpress.errors import WeekpressError
from weekpress.fingerprint import digest
from weekpress.folders import Folder
from weekpress.manifest import MANIFEST, inside, manifest_of
from weekpress.parallel import cores, shared
from weekpress.stamps import stamp_of
from weekpress.store import Store, bytes_key

if TYPE_CHECKING:
    from weekpress.cli.front import Ahead

_COPIED = ("content/", "theme/")
"""What files are copied from, as inputs are named."""


@dataclass(frozen=True, slots=True)
class _Lacking:
    """A file that is not as the last build left it: its name, its digest, and the key its bytes
    may have in the store."""

    name: str
    digest: str
    key: str


def put_back(ahead: Ahead, name: str, opened: Store | None = None) -> str | None:
    """The line that says what was done; None where something could not be put back.

    name   -- of the note
    opened -- the store, where somebody has it open: two at once would be in each other's way
    """
    started, files, store = time.monotonic(), ahead.lacking, opened
    try:
        store = opened or Store(ahead.store, mends=False)
        if not _all_placed(ahead, store):
            return None
        _note(ahead, store, name)
    except (OSError, sqlite3.Error, WeekpressError):  # the build tells what is wrong
        return None
    finally:
        if store and not opened:
            store.close()
    many = "1 file" if len(files) == 1 else f"{len(files):,} files"
    return f"Put back {many} from the cache in {time.monotonic() - started:.1f} seconds."


def _all_placed(ahead: Ahead, store: Store) -> bool:
    noted, output = ahead.noted, Path(ahead.noted.output)
    aside, keys, copied = output / UNFINISHED, Folder(store, noted.folder).keys(), _copied(noted)
    aside.mkdir(parents=True, exist_ok=True)
    # The manifest comes first, so that what is put here is known to be ours.
    write_atomically(output / MANIFEST, manifest_of(keys), aside)
    lacking = [_Lacking(name, wanted, keys.get(name, "")) for name, wanted in ahead.lacking]
    work = partial(_placed, output=output, aside=aside, store=store, copied=copied)
    try:
        return all(shared(work, lacking, cores()))
    finally:
        clear_up(aside)


def _note(ahead: Ahead, store: Store, name: str) -> None:
    """Note the new stamps of the site's files, or each would be read at every build."""
    noted, output = ahead.noted, Path(ahead.noted.output)
    stamps = [(name, wanted, stamp_of(output / name)) for name, wanted in ahead.lacking]
    Folder(store, noted.folder).write_stamps(stamps)
    not_yet = {text: noted.seen[text] for text in ahead.texts}
    keep(store, name, replace(noted, seen={**ahead.seen, **not_yet}))
    store.commit()


def _copied(noted: Noted) -> dict[str, str]:
    """The path of a file that may have been copied, by the digest of its bytes."""
    return {
        seen: f"{noted.roots[root]}{os.sep}{rest}"
        for name, (_, seen) in noted.seen.items()
        if name.startswith(_COPIED)
        for root, _, rest in [name.partition("/")]
    }


def _placed(
    file: _Lacking, output: Path, aside: Path, store: Store, copied: Mapping[str, str]
) -> bool:
    """Put a file in its place; whether its bytes were found. In any process."""
    if not inside(PurePosixPath(file.name)):
        return False
    data = Path(copied[file.digest]).read_bytes() if file.digest in copied else None
    for key in (file.key, bytes_key(file.digest)):
        data = store.find(key) if data is None and key else data
    if not isinstance(data, bytes) or digest(data) != file.digest:
        return False
    write_atomically(output / file.name, data, aside)
    return True
