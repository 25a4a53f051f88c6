"""The files of output/: each remembered, and left alone if it is unchanged.

Comes in: a name inside the output folder and its content, or what the content would be made from.
Goes out: the file, replaced whole, unless it holds that content already; and the list of
names written, so that what no build writes any more can be removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path, PurePosixPath

from weekpress.atomic import UNFINISHED, clear_up, write_atomically
from weekpress.errors import ADDRESS, Finding, WeekpressError
from weekpress.fingerprint import digest, fingerprint
from weekpress.folders import Folder, Record
from weekpress.manifest import MANIFEST, inside, listed, manifest_of
from weekpress.packing import packed
from weekpress.stamps import holds, stamp_of
from weekpress.store import AT_ONCE, Store, bytes_key

OWN_NAMES = (
    MANIFEST,
    "_headers",
    "_redirects",
    "robots.txt",
    "sitemap.xml",
    "feed.xml",
    "atom.xml",
    "feed.json",
    "theme/weekpress.css",
)
"""Files of every site: no article may have their address."""

_MADE = {"accessibility": "the accessibility statement, which accessibility.yml makes"}


def page_of(template: str) -> str:
    """What a person calls a page that is one template: "the glossary page"."""
    return _MADE.get(template, f"the {template} page")


def clash(source: str, name: str, other: str) -> Finding:
    """An error for a file whose page would be one that something else makes as well."""
    made = other in _MADE.values()
    fix = (
        "Delete this file, or give it another slug."
        if made
        else ("Give one of the two another slug.")
    )
    return Finding(source, 1, "address", f"{name} is also written by {other}.", fix, rule=ADDRESS)


KeyOf = Callable[[str, str], str]
"""From the spec of a file and what was read while it was made, to the key its bytes would have
today; "" if that cannot be known."""


class Outputs:
    """What one build writes into one output folder.

    counts -- how many files were made, kept as they were, put back from the store, and removed
    """

    def __init__(self, root: Path, store: Store | None = None, folder: str = "") -> None:
        """folder -- the name the folder has in the store, the same wherever the site lies."""
        self.root, self.store = root, store or Store(None)
        self.folder = Folder(self.store, folder)
        self.written: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.last = ""
        """The fingerprint of all the files this build left."""
        self._known = set(listed(root))
        self._folders = {str(path) for name in self._known for path in PurePosixPath(name).parents}
        self._records = {record.name: record for record in self.folder.records()}
        self._new: dict[str, Record] = {}
        self._unwritten: list[Record] = []
        self._manifest: TextIOWrapper | None = None
        self._aside = root / UNFINISHED
        clear_up(self._aside)

    def write(self, name: str, data: bytes | str) -> None:
        """Write the file called `name`, a POSIX path inside the folder; text becomes UTF-8.

        Raises WeekpressError if the name leads outside the folder or was written before.
        """
        data = data.encode("utf-8") if isinstance(data, str) else data
        digest = self._put(name, data)
        before, key = self._records.get(name), bytes_key(digest)
        if before and before.digest == digest:
            self.store.used.add(key)
        else:
            self.store.put(key, packed(data))

    def copy(self, name: str, source: Path) -> None:
        """Have the file called `name` hold what `source` does."""
        self._put(name, source.read_bytes())

    def _put(self, name: str, data: bytes) -> str:
        """Write a file of which nothing is known but its bytes; their digest."""
        self.claim(name)
        digest = self.place(name, data)
        self._note_made(Record(name, "", "", "", digest, ""))
        return digest

    def put_and_keep(self, record: Record, data: bytes) -> None:
        """Note a claimed file that has been put in its place, and keep its bytes, packed."""
        self._note_made(record)
        if record.key:
            self.store.put(record.key, data)

    def _note_made(self, record: Record) -> None:
        """Note a claimed file that was made and put in its place; what was read for it is written
        down soon, as of ten thousand pages it is long."""
        self.counts["made"] += 1
        self._new[record.name] = replace(record, needs="")
        before = self._records.get(record.name)
        if before is None or replace(before, digest=record.digest, stamp="") != record:
            self._unwritten.append(record)
        if len(self._unwritten) == AT_ONCE:
            self._write_made()

    def _write_made(self) -> None:
        self.folder.write_made(self._unwritten)
        self._unwritten = []

    def place(self, name: str, data: bytes) -> str:
        """Put bytes in the place of a claimed file, unless they are there; their digest."""
        wanted, path = digest(data), self.root / name
        before = self._records.get(name)
        known = before is not None and before.digest == wanted
        if not holds(path, before.stamp if before and known else "", wanted):
            write_atomically(path, data, self._aside)
        return wanted

    def unchanged(self, name: str, spec: str, key_of: KeyOf) -> bool:
        """Whether the file called `name` would come out as it did; it is in its place then."""
        return self.keep(name, self.left(name, spec, key_of))

    def left(self, name: str, spec: str, key_of: KeyOf) -> str:
        """What a file is that would come out as it did: "kept" where it is in its place, "put back"
        where it was put there; "" for one to be made anew. In any process; see `keep`.

        spec -- the fingerprint of what it is
        """
        record = self._records.get(name)
        if record is None or not record.key or record.spec != spec:
            return ""
        if key_of(spec, record.needs) != record.key:
            return ""
        if holds(self.root / name, record.stamp, record.digest):
            return "kept"
        data = self.store.find(record.key)
        if not isinstance(data, bytes) or digest(data) != record.digest:
            return ""
        self.place(name, data)
        return "put back"

    def keep(self, name: str, how: str) -> bool:
        """Note what `left` said of the file called `name`; whether it stays."""
        if how:
            self.counts[how] += 1
            self._new[name] = self._records[name]
            self.store.used.add(self._records[name].key)
        return bool(how)

    @property
    def first(self) -> bool:
        """Whether nothing is known of an earlier build into this folder."""
        return not self._records

    def claim(self, name: str) -> None:
        """Note that this build makes `name`, by whatever means, before it is there.

        The name goes into the manifest first: a build killed now leaves no file that a later
        build does not know to be ours.
        """
        pure = PurePosixPath(name)
        if not inside(pure):
            raise WeekpressError(f'"{name}" would be written outside the output folder.')
        if not name.isprintable():
            raise WeekpressError(f"{name!r} cannot be the name of a file.")
        if name in self.written:
            raise WeekpressError(f'"{name}" would be written twice in one build.')
        self.written.add(name)
        self._make_way(pure)
        if name not in self._known:
            self._note(name)

    def remove_stale(self) -> list[str]:
        """Delete what an earlier build wrote and this one did not; return the names, sorted."""
        stale = sorted(self._known - self.written)
        for name in stale:
            self._remove(name)
        self._write_manifest()
        clear_up(self._aside)
        self._known = set(self.written)
        self.counts["removed"] = len(stale)
        self._remember()
        return stale

    def _write_manifest(self) -> None:
        if self._manifest:
            self._manifest.close()
            self._manifest = None
        manifest = manifest_of(self.written)
        path = self.root / MANIFEST
        if not (path.is_file() and path.read_bytes() == manifest):
            write_atomically(path, manifest)

    def _remember(self) -> None:
        """Note in the store what is in the folder now."""
        self._write_made()
        self.folder.remove(self._records.keys() - self._new.keys())
        before = {(r.name, r.digest, r.stamp) for r in self._records.values()}
        now = ((r.name, r.digest, stamp_of(self.root / r.name)) for r in self._new.values())
        self.folder.write_stamps(stamp for stamp in now if stamp not in before)
        self.folder.forget_unfinished()
        self.last = fingerprint(sorted((r.name, r.digest) for r in self._new.values()))
        self.folder.write_note("last", self.last)

    def _note(self, name: str) -> None:
        if self._manifest is None:
            self.root.mkdir(parents=True, exist_ok=True)
            self._manifest = (self.root / MANIFEST).open("a", encoding="utf-8", newline="\n")
        self._manifest.write(f"{name}\n")
        self._manifest.flush()
        self._known.add(name)

    def _make_way(self, pure: PurePosixPath) -> None:
        """Remove what an earlier build wrote where this one needs a folder, or a file for one."""
        in_the_way = {str(folder) for folder in pure.parents} & self._known
        if str(pure) in self._folders:
            in_the_way |= {name for name in self._known if pure in PurePosixPath(name).parents}
        for name in in_the_way - self.written:
            self._remove(name)

    def _remove(self, name: str) -> None:
        """Remove a file of ours, and the folders that are empty then. A folder is nobody's file."""
        path = self.root / name
        if path.is_symlink() or not path.is_dir():
            with suppress(FileNotFoundError, NotADirectoryError):
                path.unlink()
        self._remove_empty_folders(name)

    def _remove_empty_folders(self, name: str) -> None:
        for folder in PurePosixPath(name).parents:
            if folder.parts:
                with suppress(OSError):  # not empty: someone else's files, or ours, live there
                    (self.root / folder).rmdir()
