"""The lean front: what a build has to do, found out before anything is loaded for it.

Comes in: what was typed, and what the last such build noted. Goes out: the note, with the texts
that have changed since and the files of the output that are not as they were left, if nothing else
has changed: not one other file it was made from, and no article is due. Else nothing, and the build
goes on as ever. Only the standard library and the few modules of ours that need no more: Pelican
alone takes longer to load than this to run.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from weekpress.atomic import UNFINISHED
from weekpress.cli.meant import Meant, meant_by
from weekpress.cli.noted import Noted, ask, find
from weekpress.cli.site import OWN_THEME, holds_files
from weekpress.errors import WeekpressError
from weekpress.fingerprint import UnknowableError, digest, fingerprint
from weekpress.folders import Folder
from weekpress.inputs import Seen, changed, look
from weekpress.manifest import MANIFEST, manifest_of
from weekpress.parallel import meanwhile
from weekpress.stamps import holds
from weekpress.store import NAME, Store
from weekpress.toolchain import versions

MANY = 4000
"""Files from which on two processes look at them sooner than one."""

TEXTS = (".md", ".markdown", ".mdown", ".mkd")
"""What the name of a text ends with."""

Stamped = tuple[str, str, str]
"""The name, the digest and the stamp of a file of the output."""


@dataclass(frozen=True)
class Ahead:
    """What lies ahead of a build; nothing, where neither texts nor files are named."""

    noted: Noted
    seen: Mapping[str, Seen]
    """What its files hold now."""
    texts: frozenset[str]
    """The texts in content/ that are others now."""
    lacking: tuple[tuple[str, str], ...]
    """The name and digest of each file of the output that is not as it was left."""
    store: Path


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
        meant = meant_by(arguments, folder)
        return _looked(meant, ask(arguments, folder, meant.cache))
    except (WeekpressError, OSError, sqlite3.Error, UnicodeError):
        return None  # the build itself tells what is wrong


def _looked(meant: Meant, name: str) -> Ahead | None:
    path = meant.cache / NAME
    if not path.is_file():
        return None
    store = Store(path, mends=False)  # the build tells of a damaged one
    try:
        noted = find(store, name, meant)
        if noted is None or not _holds(noted, meant.values, store):
            return None
        files = Folder(store, noted.folder).stamps()
    finally:
        store.close()
    with meanwhile(lambda: _lacking(noted, files), len(files) > MANY) as lacking:
        roots = {word: Path(root) for word, root in noted.roots.items()}
        seen = look(roots, noted.seen)
        texts = changed(seen, noted.seen)
        if not all(name in seen and name in noted.seen and _is_text(name) for name in texts):
            return None
        found = lacking()
    return None if found is None else Ahead(noted, seen, frozenset(texts), tuple(found), path)


def _is_text(name: str) -> bool:
    return name.startswith("content/") and name.endswith(TEXTS)


def _holds(noted: Noted, values: Mapping[str, Any], store: Store) -> bool:
    """Whether all but the files is as it was noted."""
    known = settings_fingerprint(values)
    return (
        bool(known)
        and known == noted.values
        and noted.versions == fingerprint(versions())
        and _in_time(noted)
        and _same_theme(noted, values)
        and Folder(store, noted.folder).note("last") == noted.last
    )


def _same_theme(noted: Noted, values: Mapping[str, Any]) -> bool:
    """Whether the site's own folder for a theme would be used, or not, as it was."""
    own = Path(noted.base) / str(values.get("THEME", OWN_THEME))
    return holds_files(own) == (Path(noted.roots["theme"]) == own)


def _in_time(noted: Noted) -> bool:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return noted.since <= now and (noted.until is None or now < noted.until)


def _lacking(noted: Noted, files: Sequence[Stamped]) -> list[tuple[str, str]] | None:
    """The name and digest of each file that the build made and that is not as it was; None where
    more is wrong in the folder than that."""
    root = Path(noted.output)
    if (root / UNFINISHED).exists():  # a build was killed here, and left what it had begun
        return None
    manifest = manifest_of([name for name, _, _ in files])
    if not holds(root / MANIFEST, "", digest(manifest)) and _used(root):
        return None
    start = f"{root}{os.sep}"
    return [(name, wanted) for name, wanted, seen in files if not holds(start + name, seen, wanted)]


def _used(root: Path) -> bool:
    """Whether there is anything in a folder."""
    try:
        return any(os.scandir(root))
    except FileNotFoundError:
        return False


def say(noted: Noted, words: Sequence[str]) -> None:
    """Print what a build would: its warnings, and in a line or two what came of it; or, if it was
    asked to be quiet, the warnings alone."""
    for line in noted.warnings:
        print(line, file=sys.stderr)
    for line in words if noted.summary else ():
        print(line)
