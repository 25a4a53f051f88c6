"""Output folders: what the last build into each left there, and what it knew as it did.

Comes in: the store, and the name a folder has in it. Goes out: a record for each file; how pages
were drawn, and the articles on them, to draw them again; notes. Each folder has its own, so that
the public site and a preview do not push each other out.
Standard library only, for the lean front.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from weekpress.store import AT_ONCE, Store

_RECORDS = (
    "SELECT name, key, spec, needs, digest, stamp FROM outputs JOIN stamps USING (folder, name)"
)


@dataclass(frozen=True, slots=True)
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

    @property
    def shows(self) -> Iterator[str]:
        """The articles whose texts it shows, by their names in its needs, in its order."""
        for need in self.needs.split("\n"):
            if need.endswith("\tbody"):
                yield need.split("\t")[1]


@dataclass(frozen=True)
class Folder:
    """One output folder in the store."""

    store: Store
    name: str
    """The same wherever the site lies."""

    def note(self, what: str) -> Any:  # noqa: ANN401 -- whatever was put there
        """A note on the folder, such as what it held last; None if there is none."""
        return self.store.note(f"{what} {self.name}")

    def write_note(self, what: str, value: object) -> None:
        """Keep such a note in the place of the one there is."""
        self.store.write_note(f"{what} {self.name}", value)

    def records(self) -> Iterator[Record]:
        """The files that the last build left there."""
        rows = self.store.rows(f"{_RECORDS} WHERE folder = ?", self.name)
        return (Record(*row) for row in rows)

    def record(self, name: str) -> Record | None:
        """The file called `name`; None for none."""
        rows = self.store.rows(f"{_RECORDS} WHERE folder = ? AND name = ?", self.name, name)
        return Record(*rows[0]) if rows else None

    def showing(self, token: str) -> list[Record]:
        """The files that show the text of an article."""
        shown = "name IN (SELECT name FROM shows WHERE folder = ? AND token = ?)"
        query = f"{_RECORDS} WHERE folder = ? AND {shown}"
        return [Record(*row) for row in self.store.rows(query, self.name, self.name, token)]

    def stamps(self) -> list[tuple[str, str, str]]:
        """The name, digest and stamp of each file, by name; read sooner than records."""
        query = "SELECT name, digest, stamp FROM stamps WHERE folder = ? ORDER BY name"
        return self.store.rows(query, self.name)

    def keys(self) -> dict[str, str]:
        """The key of each file, by its name."""
        query = "SELECT name, key FROM outputs JOIN stamps USING (folder, name) WHERE folder = ?"
        return dict(self.store.rows(query, self.name))

    def write_records(self, changed: Iterable[Record], gone: Iterable[str]) -> None:
        """Note what a build wrote there, and what it removed."""
        self.remove(gone)
        rows = list(changed)
        self.write_made(rows)
        self.write_stamps((r.name, r.digest, r.stamp) for r in rows)

    def remove(self, gone: Iterable[str]) -> None:
        """Forget these files."""
        names = list(gone)
        for table in ("outputs", "stamps", "shows", "drawn"):
            self._delete(table, "name", names)

    def write_made(self, records: Sequence[Record]) -> None:
        """Note what files were made from. They count once their stamps are written too: until then,
        and after a build that was killed, a file is not as it is known, or not known at all."""
        self._delete("shows", "name", [record.name for record in records])
        self._put("outputs", ((r.name, r.key, r.spec, r.needs) for r in records))
        self._put("shows", ((token, r.name) for r in records for token in r.shows))

    def write_stamps(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Note the name, digest and stamp of files."""
        self._put("stamps", rows)

    def forget_unfinished(self) -> None:
        """Forget files of builds that were killed, and that no build has made since."""
        for table in ("outputs", "shows"):
            self.store.change(
                f"DELETE FROM {table} WHERE folder = ? AND name NOT IN"  # noqa: S608 -- our own
                " (SELECT name FROM stamps WHERE folder = ?)",
                [(self.name, self.name)],
            )

    def drawn(self, name: str) -> bytes | None:
        """How the page called `name` was drawn, as it was written."""
        return self._value("drawn", "name", name)

    def write_drawn(self, name: str, value: bytes) -> None:
        """Keep how a page was drawn."""
        self._put("drawn", [(name, value)])

    def content(self, token: str) -> bytes | None:
        """An article of a snapshot, as it was written."""
        return self._value("contents", "token", token)

    def digests(self) -> dict[str, str]:
        """The digest of each article of a snapshot, by its token."""
        query = "SELECT token, digest FROM contents WHERE folder = ?"
        return dict(self.store.rows(query, self.name))

    def write_contents(
        self, changed: Iterable[tuple[str, str, bytes]], gone: Iterable[str]
    ) -> None:
        """Keep articles, each with its token and digest; forget those that are gone."""
        self._delete("contents", "token", gone)
        rows = iter(changed)
        while some := list(islice(rows, AT_ONCE)):
            self._put("contents", some)

    def _value(self, table: str, column: str, key: str) -> bytes | None:
        query = f"SELECT value FROM {table} WHERE folder = ? AND {column} = ?"  # noqa: S608 -- our own names
        rows = self.store.rows(query, self.name, key)
        return bytes(rows[0][0]) if rows else None

    def _delete(self, table: str, column: str, keys: Iterable[str]) -> None:
        query = f"DELETE FROM {table} WHERE folder = ? AND {column} = ?"  # noqa: S608 -- our own
        self.store.change(query, [(self.name, key) for key in keys])

    def _put(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        whole = [(self.name, *row) for row in rows]
        if whole:
            marks = ", ".join("?" * len(whole[0]))
            self.store.change(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", whole)  # noqa: S608 -- our own names
