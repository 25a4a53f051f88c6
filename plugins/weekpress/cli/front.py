"""The lean front: what a build has to do, found out before anything is loaded for it.

Comes in: what was typed, and what the last such build noted. Goes out: the note, with the texts
that have changed since, if nothing else has: not one other file it was made from, no file it made,
and no article is due. Else nothing, and the build goes on as ever. Only the standard library and
the few modules of ours that need no more: Pelican alone takes longer to load than this to run.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from weekpress.atomic import UNFINISHED
from weekpress.cli.site import OWN_THEME, PUBLISH_SETTINGS, SETTINGS, holds_files, site_values
from weekpress.errors import WeekpressError
from weekpress.files import MANIFEST
from weekpress.fingerprint import UnknowableError, digest, fingerprint
from weekpress.inputs import Seen, changed, look
from weekpress.parallel import cores, shared
from weekpress.stamps import holds
from weekpress.store import NAME, Store
from weekpress.toolchain import versions

MANY = 4000
"""Files from which on two processes look at them sooner than one."""

TEXTS = (".md", ".markdown", ".mdown", ".mkd")
"""What the name of a text ends with."""

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
    settings_file: str
    base: str
    shipped: bool
    overrides: Mapping[str, Any]
    """The site, as `weekpress.cli.site` has it."""


@dataclass(frozen=True)
class Ahead:
    """What lies ahead of a build."""

    noted: Noted
    seen: Mapping[str, Seen]
    """What its files hold now."""
    texts: frozenset[str]
    """The texts in content/ that are others now; none: there is nothing to do."""
    store: Path


def ask(arguments: Sequence[str], folder: Path) -> str:
    """The name of the note for what was typed after `weekpress` in a folder: the same words mean
    other files elsewhere, and a cache may have come from there."""
    return f"front {fingerprint([str(folder), *arguments])}"


def settings_fingerprint(values: Mapping[str, Any]) -> str:
    """The fingerprint of a settings file's values; "" where it cannot be known."""
    try:
        return fingerprint({name: values[name] for name in sorted(values)})
    except UnknowableError:
        return ""


def look_ahead(arguments: Sequence[str], folder: Path) -> Ahead | None:
    """What such a build in `folder` would have to do, if that is little."""
    if not arguments or arguments[0] != "build" or "--profile" in arguments:
        return None
    try:
        path = _settings_file(arguments, folder)
        values = site_values(path) if path.is_file() else {}
        own = values.get("CACHE_PATH", "cache") if values else CACHE
        return _looked(path.parent / str(own) / NAME, ask(arguments, folder), values)
    except (WeekpressError, OSError, sqlite3.Error, UnicodeError):
        return None  # the build itself tells what is wrong


def _looked(path: Path, name: str, values: Mapping[str, Any]) -> Ahead | None:
    if not path.is_file():
        return None
    store = Store(path, mends=False)  # the build tells of a damaged one
    try:
        noted = store.note(name)
        if not isinstance(noted, Noted) or not _holds(noted, values, store):
            return None
        roots = {word: Path(root) for word, root in noted.roots.items()}
        seen = look(roots, noted.seen)
        texts = changed(seen, noted.seen)
        if not all(name in seen and name in noted.seen and _is_text(name) for name in texts):
            return None
        return Ahead(noted, seen, frozenset(texts), path) if _outputs_hold(noted, store) else None
    finally:
        store.close()


def _is_text(name: str) -> bool:
    return name.startswith("content/") and name.endswith(TEXTS)


def _settings_file(arguments: Sequence[str], folder: Path) -> Path:
    """The settings file that these arguments mean, whether it is there or not."""
    chosen = PUBLISH_SETTINGS if "--publish" in arguments else SETTINGS
    for before, word in pairwise(arguments):
        chosen = word if before == "--settings" else chosen
    given = [word for word in arguments if word.startswith("--settings=")]
    chosen = given[-1].partition("=")[2] if given else chosen
    return (folder / chosen).absolute()


def _holds(noted: Noted, values: Mapping[str, Any], store: Store) -> bool:
    """Whether all but the files is as it was noted."""
    known = settings_fingerprint(values)
    return (
        bool(known)
        and known == noted.values
        and noted.versions == fingerprint(versions())
        and _in_time(noted)
        and _same_theme(noted, values)
        and store.note(f"last {noted.folder}") == noted.last
    )


def _same_theme(noted: Noted, values: Mapping[str, Any]) -> bool:
    """Whether the site's own folder for a theme would be used, or not, as it was."""
    own = Path(noted.base) / str(values.get("THEME", OWN_THEME))
    return holds_files(own) == (Path(noted.roots["theme"]) == own)


def _in_time(noted: Noted) -> bool:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return noted.since <= now and (noted.until is None or now < noted.until)


def _outputs_hold(noted: Noted, store: Store) -> bool:
    """Whether each file that the build made is there, with the bytes it had."""
    root, files = Path(noted.output), store.stamps(noted.folder)
    if (root / UNFINISHED).exists():  # a build was killed here, and left what it had begun
        return False
    manifest = "".join(f"{name}\n" for name in sorted(name for name, _, _ in files))
    if not holds(root / MANIFEST, "", digest(manifest.encode("utf-8"))):
        return False
    many = 2 if len(files) > MANY else 1
    return all(shared(partial(_there, f"{root}{os.sep}"), [files[n::many] for n in range(many)],
                      cores(), fewest=2))  # fmt: skip


def _there(root: str, files: Sequence[tuple[str, str, str]]) -> bool:
    return all(holds(root + name, stamp, wanted) for name, wanted, stamp in files)


def say(noted: Noted, words: str) -> None:
    """Print what a build would: its warnings, and in one line what came of it; or, if it was asked
    to be quiet, the warnings alone."""
    for line in noted.warnings:
        print(line, file=sys.stderr)
    if noted.summary:
        print(words)
