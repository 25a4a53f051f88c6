"""What earlier builds made, kept in one file: pages, read articles, and what each output was.

Comes in: fingerprints of what a thing is made from. Goes out: the thing, if it was made before. A
fingerprint says all there is to say, so the file can be deleted, copied to another machine, or be
an old one: what does not fit is not found, and is made again. SQLite writes it whole or not at
all; a file that is damaged, or that another program or version wrote, is put aside for a new one.
What is read from it is only ever data: pickles may name the classes of a list, and nothing else.
Source: SQLite, "Atomic Commit" and "PRAGMA application_id"; Python, "Restricting Globals".
"""

from __future__ import annotations

import copyreg
import io
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

APPLICATION = 0x5745454B
"""What says that an SQLite file is ours: "WEEK"."""
FORMAT = 2
"""Raised whenever the tables change; a file of another format is put aside."""
NAME = "weekpress.sqlite3"

AT_ONCE = 256
"""How many things are put before they last: a build that is killed has not made more for nothing,
and another that goes on at the same time waits no longer than that."""

_TABLES = """
CREATE TABLE made (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE outputs (folder TEXT, name TEXT, key TEXT, spec TEXT, needs TEXT, digest TEXT,
    stamp TEXT, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE stamps (folder TEXT, name TEXT, digest TEXT, stamp TEXT, PRIMARY KEY (folder, name))
    WITHOUT ROWID;
CREATE TABLE drawn (folder TEXT, name TEXT, value BLOB, PRIMARY KEY (folder, name)) WITHOUT ROWID;
CREATE TABLE contents (folder TEXT, token TEXT, digest TEXT, value BLOB,
    PRIMARY KEY (folder, token)) WITHOUT ROWID;
CREATE TABLE used (folder TEXT, key TEXT, PRIMARY KEY (folder, key)) WITHOUT ROWID;
"""
_ALLOWED = (
    "weekpress",
    "datetime",
    "zoneinfo",
    "markupsafe",
    "pathlib",
    "pelican.urlwrappers",
    "pelican.paginator",
    "collections",
)
"""The packages whose own classes a pickle may name; of ours, those that are records."""
_BUILTINS = frozenset({"set", "frozenset", "dict", "list", "tuple", "complex", "bytearray"})


@dataclass(frozen=True)
class Record:
    """One output file, as the build that wrote it left it."""

    name: str
    key: str
    """Of everything it was made from; the key of its bytes in the store. "" where that is not
    known: the file is then made at every build."""
    spec: str
    """Of what it is: its template, and what it was told to show."""
    needs: str
    """What was read while it was made, a dependency a line."""
    digest: str
    """Of its bytes."""
    stamp: str
    """What the file system said of it; see `weekpress.stamps`."""


class Store:
    """The file, opened; `why_new` says why it is empty, where that has a reason worth telling."""

    def __init__(self, path: Path | None) -> None:
        """path -- the file, made with its folder if it is not there; None for one in memory"""
        self.why_new = ""
        self.used: set[str] = set()
        """The keys of what this build needs to find next time."""
        self._path, self._puts = path, 0
        try:
            self._db = _opened(path)
        except (sqlite3.DatabaseError, _ForeignError) as error:
            self._put_aside(error)

    def _put_aside(self, error: Exception) -> None:
        assert self._path  # noqa: S101  # a file in memory has nothing foreign in it
        self.why_new = (
            f"The cache {self._path.name} could not be used ({error}), so all is built anew."
        )
        for ending in ("", "-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                self._path.with_name(self._path.name + ending).unlink()
        self._db = _opened(self._path)

    def find(self, key: str) -> Any:  # noqa: ANN401  # whatever was put
        """What was put under `key`; None if nothing was, or if it cannot be read any more."""
        self.used.add(key)
        row = self._db.execute("SELECT value FROM made WHERE key = ?", (key,)).fetchone()
        return row and _read(row[0])

    def put(self, key: str, value: bytes) -> None:
        """Keep what `packed` made of a value, under the fingerprint of what it is made from."""
        self.used.add(key)
        self._db.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (key, value))
        self._puts += 1
        if self._puts % AT_ONCE == 0:
            self.commit()

    def note(self, name: str) -> Any:  # noqa: ANN401
        """The note of this name; None if there is none."""
        row = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return row and _read(row[0])

    def write_note(self, name: str, value: object) -> None:
        """Keep a note, in the place of the one of this name."""
        self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, packed(value)))

    def records(self, folder: str) -> Iterator[Record]:
        """The files that the last build into `folder` left there."""
        rows = self._db.execute(
            "SELECT name, key, spec, needs, digest, stamp FROM outputs WHERE folder = ?", (folder,)
        )
        return (Record(*row) for row in rows)

    def stamps(self, folder: str) -> list[tuple[str, str, str]]:
        """The name, digest and stamp of each of these files, by name; read sooner than records."""
        rows = self._db.execute(
            "SELECT name, digest, stamp FROM stamps WHERE folder = ? ORDER BY name", (folder,)
        )
        return rows.fetchall()

    def write_records(self, folder: str, changed: Iterable[Record], gone: Iterable[str]) -> None:
        """Note what a build wrote into `folder`, and what it removed there."""
        for table in ("outputs", "stamps", "drawn"):
            self._db.executemany(
                f"DELETE FROM {table} WHERE folder = ? AND name = ?",  # noqa: S608  # our own names
                [(folder, name) for name in gone],
            )
        rows = list(changed)
        self._db.executemany(
            "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(folder, r.name, r.key, r.spec, r.needs, r.digest, r.stamp) for r in rows],
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO stamps VALUES (?, ?, ?, ?)",
            [(folder, r.name, r.digest, r.stamp) for r in rows],
        )

    def drawn(self, folder: str, name: str) -> bytes | None:
        """How the page called `name` was drawn, as it was written."""
        row = self._db.execute(
            "SELECT value FROM drawn WHERE folder = ? AND name = ?", (folder, name)
        ).fetchone()
        return row and bytes(row[0])

    def write_drawn(self, folder: str, name: str, value: bytes) -> None:
        """Keep how a page was drawn."""
        self._db.execute("INSERT OR REPLACE INTO drawn VALUES (?, ?, ?)", (folder, name, value))

    def content(self, folder: str, token: str) -> bytes | None:
        """An article of a snapshot, as it was written."""
        row = self._db.execute(
            "SELECT value FROM contents WHERE folder = ? AND token = ?", (folder, token)
        ).fetchone()
        return row and bytes(row[0])

    def digests(self, folder: str) -> dict[str, str]:
        """The digest of each article of a snapshot, by its token."""
        rows = self._db.execute("SELECT token, digest FROM contents WHERE folder = ?", (folder,))
        return dict(rows)

    def write_contents(
        self, folder: str, changed: Iterable[tuple[str, str, bytes]], gone: Iterable[str]
    ) -> None:
        """Keep articles, each with its token and digest; forget those that are gone."""
        self._db.executemany(
            "DELETE FROM contents WHERE folder = ? AND token = ?", [(folder, t) for t in gone]
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO contents VALUES (?, ?, ?, ?)",
            ((folder, *row) for row in changed),
        )

    def showing(self, folder: str, token: str) -> list[Record]:
        """The records of the files that show the text of an article."""
        rows = self._db.execute(
            "SELECT name, key, spec, needs, digest, stamp FROM outputs"
            " WHERE folder = ? AND instr(needs, ?)",
            (folder, f"part\t{token}\tbody"),
        )
        return [record for record in (Record(*row) for row in rows)
                if f"part\t{token}\tbody" in record.needs.split("\n")]  # fmt: skip

    def keep_only_used(self, folder: str) -> None:
        """Forget what neither this build nor the last one into another folder used."""
        rows = self._db.execute("SELECT key FROM used WHERE folder = ?", (folder,))
        before = {key for (key,) in rows}
        gone, new = before - self.used, self.used - before
        self._db.executemany("DELETE FROM used WHERE folder = ? AND key = ?",
                             [(folder, key) for key in gone])  # fmt: skip
        self._db.executemany("INSERT INTO used VALUES (?, ?)", [(folder, key) for key in new])
        if gone:
            self._db.execute("DELETE FROM made WHERE key NOT IN (SELECT key FROM used)")
        self.commit()

    def commit(self) -> None:
        """Make all since the last commit last."""
        self._db.commit()

    def close(self) -> None:
        """Let go of the file. What was not committed is forgotten."""
        self._db.close()


class _ForeignError(Exception):
    """The file is a sound one, but not ours."""


def _opened(path: Path | None) -> sqlite3.Connection:
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path or ":memory:", timeout=60, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")  # a reader never waits for a build
        db.execute("PRAGMA synchronous = NORMAL")  # a power cut may cost the last build, no more
        db.execute("PRAGMA cache_size = -16000")
        mark = (_pragma(db, "application_id"), _pragma(db, "user_version"))
        if mark == (0, 0) and not _pragma(db, "schema_version"):
            db.executescript(
                f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {FORMAT}; BEGIN;"
                f"{_TABLES} COMMIT;"
            )
        elif mark != (APPLICATION, FORMAT):
            raise _ForeignError("it is of another program or version")
        for table in ("made", "notes", "outputs", "stamps", "drawn", "contents", "used"):
            db.execute(f"SELECT * FROM {table} LIMIT 1").fetchone()  # noqa: S608  # our own names
    except BaseException:
        db.close()
        raise
    return db


def _pragma(db: sqlite3.Connection, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


Name = Callable[[object], "str | None"]
"""The name that stands for an object in what is packed; None for one that is packed itself."""


def packed(value: object, name: Name | None = None) -> bytes:
    """A value as bytes to put in the store."""
    return squeezed(dumped(value, name))


def squeezed(data: bytes) -> bytes:
    """Such bytes of what `dumped` gave."""
    return zlib.compress(data, 1)


def dumped(value: object, name: Name | None = None) -> bytes:
    """A value as bytes that are longer, and made sooner."""
    out = io.BytesIO()
    pickler = _Pickler(out, pickle.HIGHEST_PROTOCOL) if name is None else _Naming(out, name)
    pickler.dump(value)
    return out.getvalue()


def unpacked(data: bytes, named: Callable[[str], object] | None = None) -> Any:  # noqa: ANN401
    """The value of such bytes. Raises pickle.UnpicklingError for one that holds more than data.

    named -- from a name to the object it stands for
    """
    return loaded(zlib.decompress(data), named)


def loaded(data: bytes, named: Callable[[str], object] | None = None) -> Any:  # noqa: ANN401
    """The value of what `dumped` gave; see `unpacked`."""
    return _OnlyData(data, named).load()


def _read(data: bytes) -> Any:  # noqa: ANN401
    try:
        return unpacked(data)
    except Exception:  # bytes that are damaged, or of another version, raise what they like
        return None


_TABLE: Any = {**copyreg.dispatch_table, ZoneInfo: lambda zone: (ZoneInfo, (zone.key,))}


class _Pickler(pickle.Pickler):
    """Writes a zone by its key; Python's own way would ask for `getattr` to read it."""

    dispatch_table = _TABLE


class _Naming(_Pickler):
    """Writes some objects by their names."""

    def __init__(self, out: io.BytesIO, name: Name) -> None:
        super().__init__(out, pickle.HIGHEST_PROTOCOL)
        self._name = name

    def persistent_id(self, value: object) -> str | None:
        """Pickle's question whether an object is written by a name."""
        return self._name(value)


class _OnlyData(pickle.Unpickler):
    """Reads pickles of plain data and our own records; a stranger's could run anything else."""

    def __init__(self, data: bytes, named: Callable[[str], object] | None) -> None:
        super().__init__(io.BytesIO(data))
        self._named = named

    def persistent_load(self, name: str) -> object:
        """Pickle's question what a name stands for."""
        if self._named is None:
            raise pickle.UnpicklingError("there are no names here")
        return self._named(name)

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """Pickle's question for a class."""
        if module == "builtins" and name in _BUILTINS:
            return super().find_class(module, name)
        if f"{module}.".startswith(tuple(f"{package}." for package in _ALLOWED)):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module and _is_record(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is not data")


def _is_record(kind: type) -> bool:
    """Whether to make one does nothing else: of our classes, some write and remove files."""
    ours = kind.__module__.split(".")[0] == "weekpress"
    return not ours or is_dataclass(kind) or issubclass(kind, Enum) or hasattr(kind, "model_fields")
