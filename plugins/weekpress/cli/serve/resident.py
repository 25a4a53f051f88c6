"""The site in memory: a text that is saved is on its pages at once.

Comes in: the paths of files that have changed since the last build. Goes out: the files drawn
again, if only texts have changed; else nothing, and the site has to be built.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from weekpress.build import clock
from weekpress.cli.again import note, open_swift, texts_at
from weekpress.cli.front import TEXTS
from weekpress.cli.noted import Noted, ask, find
from weekpress.store import Store

if TYPE_CHECKING:
    from weekpress.incremental.swift import Swift


class Resident:
    """What the last build knew, held from one edit to the next."""

    def __init__(self, store: Path, base: Path, arguments: Sequence[str]) -> None:
        """store     -- the file of the site's store
        base      -- the folder of its settings
        arguments -- what the builds are asked for
        """
        self._path, self._base = store, base
        self._name = ask(arguments, Path.cwd(), store.parent)
        self._store: Store | None = None
        self._noted: Noted | None = None
        self._swift: Swift | None = None

    def learn(self) -> None:
        """Take up what a build that is just over knew."""
        self.forget()
        try:
            self._store = Store(self._path, mends=False)
            noted = find(self._store, self._name, self._base)
            self._swift = open_swift(noted, self._store) if noted else None
        except Exception:  # no snapshot, say: each edit is then built as ever
            self._swift = None
        self._noted = noted if self._swift else None

    def forget(self) -> None:
        """Let go of all of it: the next edit is built as ever."""
        if self._store:
            self._store.close()
        self._store = self._noted = self._swift = None

    def redraw(self, changed: Collection[Path]) -> int | None:
        """How many files were drawn again for these changes; None if the site has to be built."""
        noted, store, swift = self._noted, self._store, self._swift
        if not (noted and store and swift) or not _in_time(noted):
            return None
        root = Path(noted.roots["content"]).resolve()
        if not all(p.suffix in TEXTS and p.is_file() and p.is_relative_to(root) for p in changed):
            return None
        names = [f"content/{path.relative_to(root).as_posix()}" for path in changed]
        try:
            texts, seen = texts_at(noted, (name for name in names if name in noted.seen))
            if len(texts) < len(names):
                return None
            records = swift.change(texts)
            self._noted = note(noted, store, {**noted.seen, **seen}, records, self._name)
        except Exception:  # whatever it is, the build that follows tells it in its own words
            self.forget()
            return None
        return len(records)


def _in_time(noted: Noted) -> bool:
    """Whether nothing is due since."""
    return noted.until is None or clock("UTC").astimezone(UTC) < noted.until
