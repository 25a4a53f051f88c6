"""The site in memory: a text that is saved is on its pages at once.

Comes in: the paths of files that have changed since the last build. Goes out: the files drawn
again, if only texts have changed. Else the site has to be built, and what is looked at first is
drawn ahead of that.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from weekpress.build import clock
from weekpress.cli.again import note, open_swift, texts_at
from weekpress.cli.front import TEXTS
from weekpress.cli.meant import Meant
from weekpress.cli.noted import Noted, ask, find
from weekpress.store import NAME, Store

if TYPE_CHECKING:
    from weekpress.incremental.swift import Swift


class Resident:
    """What the last build knew, held from one edit to the next."""

    def __init__(self, meant: Meant, arguments: Sequence[str]) -> None:
        """arguments -- what the builds are asked for, of the site that is meant"""
        self._meant = meant
        self._name = ask(arguments, Path.cwd(), meant.cache)
        self._store: Store | None = None
        self._noted: Noted | None = None
        self._swift: Swift | None = None

    def learn(self) -> None:
        """Take up what a build that is just over knew."""
        self.forget()
        try:
            self._store = Store(self._meant.cache / NAME, mends=False)
            noted = find(self._store, self._name, self._meant)
            self._swift = open_swift(noted, self._store) if noted else None
            if self._swift:
                self._swift.warm()
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
        names = _texts(noted, changed)
        if names is None or not all(there and name in noted.seen for name, there in names.items()):
            return None
        try:
            texts, seen = texts_at(noted, names)
            records = swift.change(texts)
            self._noted = note(noted, store, {**noted.seen, **seen}, records, self._name)
        except Exception:  # whatever it is, the build that follows tells it in its own words
            return None
        return len(records)

    def draw_ahead(self, changed: Collection[Path]) -> int:
        """How many pages were drawn ahead of a build: what is known is of no use after that."""
        noted, store, swift = self._noted, self._store, self._swift
        names = noted and _texts(noted, changed)
        if not (noted and store and swift and names) or not _in_time(noted):
            return 0
        from weekpress.cli.serve.ahead import drawn_ahead

        try:
            texts, _ = texts_at(noted, [name for name, there in names.items() if there])
            gone = [name.removeprefix("content/") for name, there in names.items() if not there]
            return len(drawn_ahead(swift, noted, store, texts, gone))
        except Exception:  # too little is known, or there is a fault: the build tells
            return 0
        finally:
            self.forget()


def _texts(noted: Noted, changed: Collection[Path]) -> dict[str, bool] | None:
    """Whether each of these texts is there, by its name among the inputs; None where one of the
    files is none."""
    root = Path(noted.roots["content"]).resolve()
    if not all(path.suffix in TEXTS and path.is_relative_to(root) for path in changed):
        return None
    return {f"content/{path.relative_to(root).as_posix()}": path.is_file() for path in changed}


def _in_time(noted: Noted) -> bool:
    """Whether nothing is due since."""
    return noted.until is None or clock("UTC").astimezone(UTC) < noted.until
