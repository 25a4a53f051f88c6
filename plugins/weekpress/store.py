"""What earlier builds made, kept in one file: pages, and what was read for them.

Comes in: fingerprints of what a thing is made from. Goes out: the thing, if it was made before. A
fingerprint says all there is to say, so the file can be deleted, copied to another machine, or be
an old one: what does not fit is not found, and is made again. SQLite writes it whole or not at
all; a file that is damaged, or that another program or version wrote, is put aside for a new one.
Source: SQLite, "Atomic Commit".
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from weekpress.database import opened, remove
from weekpress.packing import packed, unpacked

NAME = "weekpress.sqlite3"

AT_ONCE = 256
"""How many things are put before they last: a build that is killed has not made more for nothing,
and another that goes on at the same time waits no longer than that."""

_NOT_DAMAGED = frozenset({5, 6, 8, 13})
"""SQLite's numbers of what is no fault of the file: it is busy, locked, read-only, or the disk is
full. Source: SQLite, "Result and Error Codes"."""


def bytes_key(digest: str) -> str:
    """The key of the bytes of a file of which only they are known."""
    return f"bytes {digest}"


class Store:
    """The file, opened; `why_new` says why it is empty, where that has a reason worth telling."""

    def __init__(self, path: Path | None, *, mends: bool = True) -> None:
        """path  -- the file, made with its folder if it is not there; None for one in memory
        mends -- whether a file that cannot be used is put aside; if not, the error is raised
        """
        self.why_new = ""
        self.used: set[str] = set()
        """The keys of what this build needs to find next time."""
        self._path, self._mends, self._puts = path, mends, 0
        self._process = os.getpid()
        try:
            self._db = opened(path)
        except sqlite3.DatabaseError as error:
            self._put_aside(error)
        except OSError as error:
            if not mends:
                raise
            self.why_new = f"The cache could not be written ({error.strerror}): nothing is kept."
            self._path, self._db = None, opened(None)

    @property
    def lasts(self) -> bool:
        """Whether what is put here is found by the next build: not where it is in memory."""
        return self._path is not None

    def _put_aside(self, error: sqlite3.DatabaseError) -> None:
        """Go on with a new file; in memory where there can be none, or another build is at it.

        Raises the error itself where that is not the file's fault, or there is no file.
        """
        if not self._mends or self._path is None or isinstance(error, sqlite3.ProgrammingError):
            raise error
        path, self._path = self._path, None if self.why_new else self._path
        self.why_new = f"The cache {path.name} could not be used ({error}), so all is built anew."
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _NOT_DAMAGED:
            self._path = None
        try:
            if self._path:
                remove(path)
            self._db = opened(self._path)
        except sqlite3.DatabaseError:
            self._path, self._db = None, opened(None)

    def rows(self, query: str, *given: str) -> list[Any]:
        """What a query finds: nothing in a file that turns out to be damaged."""
        try:
            return self._db.execute(query, given).fetchall()
        except sqlite3.DatabaseError as error:
            self._change_file(error)
            return []

    def change(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Change a table, a row at a time; one of a new file where this one is damaged."""
        rows = list(rows)
        try:
            self._db.executemany(query, rows)
        except sqlite3.DatabaseError as error:
            self._change_file(error)
            self.change(query, rows)

    def _change_file(self, error: sqlite3.DatabaseError) -> None:
        with suppress(sqlite3.DatabaseError):
            self._db.close()
        self._put_aside(error)

    def find(self, key: str) -> Any:  # noqa: ANN401 -- whatever was put
        """What was put under `key`; None if nothing was, or if it cannot be read any more."""
        self.used.add(key)
        if self._path and self._process != os.getpid():
            self._open_again()
        rows = self.rows("SELECT value FROM made WHERE key = ?", key)
        return _read(rows[0][0]) if rows else None

    def _open_again(self) -> None:
        """A file of its own for a fork, which must not touch its parent's, even to close it.
        Source: SQLite, "How To Corrupt An SQLite Database File", carrying a file across a fork."""
        self._parents, self._process, self._mends = self._db, os.getpid(), False
        self._db = opened(self._path)

    def put(self, key: str, value: bytes) -> None:
        """Keep what `packed` made of a value, under the fingerprint of what it is made from."""
        self.used.add(key)
        self.change("INSERT OR REPLACE INTO made VALUES (?, ?)", [(key, value)])
        self._puts += 1
        if self._puts % AT_ONCE == 0:
            self.commit()

    def note(self, name: str) -> Any:  # noqa: ANN401 -- whatever was put there
        """The note of this name; None if there is none."""
        rows = self.rows("SELECT value FROM notes WHERE name = ?", name)
        return _read(rows[0][0]) if rows else None

    def write_note(self, name: str, value: object) -> None:
        """Keep a note, in the place of the one of this name."""
        self.change("INSERT OR REPLACE INTO notes VALUES (?, ?)", [(name, packed(value))])

    def keep_only_used(self, folder: str) -> None:
        """Forget what neither this build nor the last one into another folder used."""
        before = {key for (key,) in self.rows("SELECT key FROM used WHERE folder = ?", folder)}
        gone, new = before - self.used, self.used - before
        self.change("DELETE FROM used WHERE folder = ? AND key = ?",
                     ((folder, key) for key in gone))  # fmt: skip
        self.change("INSERT OR REPLACE INTO used VALUES (?, ?)", ((folder, key) for key in new))
        if gone:
            self.change("DELETE FROM made WHERE key NOT IN (SELECT key FROM used)", [()])
        self.commit()

    def commit(self) -> None:
        """Make all since the last commit last."""
        try:
            self._db.commit()
        except sqlite3.DatabaseError as error:
            self._change_file(error)

    def close(self) -> None:
        """Let go of the file. What was not committed is forgotten."""
        self._db.close()


def _read(data: bytes) -> Any:  # noqa: ANN401 -- whatever was put there
    try:
        return unpacked(data)
    except Exception:  # bytes that are damaged, or of another version, raise what they like
        return None
