"""The note of a build: all that its output follows from, so that the next one knows what to do.

Comes in: what a build knew. Goes out: a note in its store, and from there the note again. Places
are kept as they are seen from the site's folder, or from Weekpress's own: a note holds in a fresh
checkout and on another machine. What is run, and where pages are written, is never taken from a
note: a cache may have come from elsewhere. Standard library only, for the lean front.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import weekpress
from weekpress.cli.meant import Meant
from weekpress.cli.site import shipped_settings
from weekpress.fingerprint import fingerprint
from weekpress.inputs import Seen
from weekpress.store import Store

_SITE, _OURS = "site:", "weekpress:"
_PACKAGE = Path(weekpress.__file__).parent
_PLACES = ("PATH", "OUTPUT_PATH", "CACHE_PATH")
"""What is typed that says where something is."""
_TYPED = {*_PLACES, "SITEURL", "SITENAME", "SITESUBTITLE", "WEEKPRESS_DRAFTS"}
"""All that can be typed, or is set where there are no settings."""


@dataclass(frozen=True)
class Noted:
    """What a build noted of itself."""

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


def ask(arguments: Sequence[str], folder: Path, cache: Path) -> str:
    """The name of the note for what was typed after `weekpress` in a folder: the same words mean
    other files elsewhere, and two sites may share a cache."""
    return f"front {fingerprint([os.path.relpath(folder, cache), *arguments])}"


def keep(store: Store, name: str, noted: Noted) -> None:
    """Keep a note in the place of the one of this name."""
    said = _changed(noted, lambda path: _seen_from(noted.base, path))
    store.write_note(name, replace(said, base="", settings_file=""))


def find(store: Store, name: str, meant: Meant) -> Noted | None:
    """The note of this name, if it is on the site that is meant."""
    noted, base, there = store.note(name), meant.settings_file.parent, meant.settings_file.is_file()
    if not isinstance(noted, Noted) or noted.shipped == there or noted.overrides.keys() - _TYPED:
        return None
    found = _changed(noted, lambda said: _place(str(base), said))
    places = (found.output, meant.output), (found.roots.get("content", ""), meant.content)
    if any(os.path.normpath(one) != os.path.normpath(other) for one, other in places):
        return None
    run = meant.settings_file if there else shipped_settings()
    return replace(found, base=str(base), settings_file=str(run))


def _changed(noted: Noted, change: Any) -> Noted:  # noqa: ANN401 -- from words to words
    typed = {name: change(value) if name in _PLACES else value
             for name, value in noted.overrides.items()}  # fmt: skip
    return replace(
        noted,
        roots={word: change(path) for word, path in noted.roots.items()},
        output=change(noted.output),
        overrides=typed,
    )


def _seen_from(base: str, path: str) -> str:
    """A place, as it is said in a note; one that lies elsewhere is said in full."""
    for word, root in ((_SITE, base), (_OURS, _ours())):
        if path == root or path.startswith(f"{root}{os.sep}"):
            return word + Path(os.path.relpath(path, root)).as_posix()
    return path


def _place(base: str, said: str) -> str:
    for word, root in ((_SITE, base), (_OURS, _ours())):
        if said.startswith(word):
            return os.path.normpath(f"{root}/{said.removeprefix(word)}")
    return said


def _ours() -> str:
    """The folder that Weekpress and its theme are in: the installed package, or the clone."""
    packed = (_PACKAGE / "_theme").is_dir()
    return str(_PACKAGE if packed else _PACKAGE.parents[1])
