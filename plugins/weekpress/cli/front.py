"""The lean front: whether a build has anything to do, found out before anything is loaded for it.

Comes in: what was typed, and what the last such build noted. Goes out: its last words, if every
file it was made from and every file it made is as it was, and no article is due; else nothing, and
the build goes on as ever. Only the standard library and the few modules of ours that need no more:
Pelican alone takes longer to load than all of this to run.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from weekpress.cli.site import PUBLISH_SETTINGS, SETTINGS, site_values
from weekpress.errors import WeekpressError
from weekpress.files import MANIFEST
from weekpress.fingerprint import UnknowableError, digest, fingerprint
from weekpress.inputs import Seen, changed, look
from weekpress.stamps import holds
from weekpress.store import NAME, Record, Store
from weekpress.toolchain import versions

CACHE = ".cache"
"""Where the store of a site without settings of its own is, in the folder worked in."""


@dataclass(frozen=True)
class Noted:
    """What a build noted of itself: all that its output follows from."""

    values: str
    """The fingerprint of the settings file's values."""
    versions: str
    roots: Mapping[str, str]
    seen: Mapping[str, Seen]
    folder: str
    output: str
    last: str
    """The fingerprint of all that the folder held then."""
    since: datetime
    until: datetime | None
    """The time from which something else would be published; None for never."""
    warnings: tuple[str, ...]
    summary: str


def ask(arguments: Sequence[str]) -> str:
    """The name of the note for what was typed after `weekpress`."""
    return f"front {fingerprint(list(arguments))}"


def settings_fingerprint(values: Mapping[str, Any]) -> str:
    """The fingerprint of a settings file's values; "" where it cannot be known."""
    try:
        return fingerprint({name: values[name] for name in sorted(values)})
    except UnknowableError:
        return ""


def nothing_to_do(arguments: Sequence[str], folder: Path) -> Noted | None:
    """The note of the last such build in `folder`, if another would change nothing."""
    if not arguments or arguments[0] != "build" or "--profile" in arguments:
        return None
    try:
        path = _settings_file(arguments, folder)
        values = site_values(path) if path.is_file() else {}
        own = values.get("CACHE_PATH", "cache") if values else CACHE
        store = _store(path.parent / str(own) / NAME)
        if store is None:
            return None
        noted = store.note(ask(arguments))
        holds_still = isinstance(noted, Noted) and _holds(noted, values, store)
        store.close()
        return noted if holds_still else None
    except (WeekpressError, OSError, sqlite3.Error, UnicodeError):
        return None  # the build itself tells what is wrong


def _settings_file(arguments: Sequence[str], folder: Path) -> Path:
    """The settings file that these arguments mean, whether it is there or not."""
    chosen = PUBLISH_SETTINGS if "--publish" in arguments else SETTINGS
    for before, word in pairwise(arguments):
        chosen = word if before == "--settings" else chosen
    given = [word for word in arguments if word.startswith("--settings=")]
    chosen = given[-1].partition("=")[2] if given else chosen
    return (folder / chosen).absolute()


def _store(path: Path) -> Store | None:
    return Store(path) if path.is_file() else None


def _holds(noted: Noted, values: Mapping[str, Any], store: Store) -> bool:
    """Whether all is as it was noted; the quickest look first."""
    known = settings_fingerprint(values)
    return (
        bool(known)
        and known == noted.values
        and noted.versions == fingerprint(versions())
        and _in_time(noted)
        and store.note(f"last {noted.folder}") == noted.last
        and not _changed(noted)
        and _outputs_hold(noted, store)
    )


def _in_time(noted: Noted) -> bool:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return noted.since <= now and (noted.until is None or now < noted.until)


def _changed(noted: Noted) -> set[str]:
    roots = {word: Path(path) for word, path in noted.roots.items()}
    return changed(look(roots, noted.seen), noted.seen)


def _outputs_hold(noted: Noted, store: Store) -> bool:
    """Whether each file that the build made is there, with the bytes it had."""
    root = Path(noted.output)
    records = list(store.records(noted.folder))
    manifest = "".join(f"{name}\n" for name in sorted(record.name for record in records))
    if not holds(root / MANIFEST, "", digest(manifest.encode("utf-8"))):
        return False
    return all(_there(root, record) for record in records)


def _there(root: Path, record: Record) -> bool:
    return holds(f"{root}{os.sep}{record.name}", record.stamp, record.digest)


def say(noted: Noted) -> None:
    """Print what the build would: its warnings, and in one line what came of it."""
    for line in noted.warnings:
        print(line, file=sys.stderr)
    if noted.summary:
        print(noted.summary)
