"""The files of output/: written whole or not at all, and remembered.

Comes in: a name inside the output folder and its content. Goes out: the file, replaced atomically,
and the set of names written in this build, so that what no build writes any more can be removed.
Source: POSIX rename(2): a reader sees the old file or the new one, never half of either.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path, PurePosixPath

from weekpress.errors import WeekpressError

MANIFEST = ".weekpress-files"
"""The list of files Weekpress wrote here: a name a line, sorted. Only these may ever be removed."""

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


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step, making its folders; a crash leaves the old file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class Outputs:
    """What one build writes into one output folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: set[str] = set()
        self._known = set(_listed(root))

    def write(self, name: str, data: bytes | str) -> None:
        """Write the file called `name`, a POSIX path inside the folder; text becomes UTF-8.

        Raises WeekpressError if the name leads outside the folder or was written before.
        """
        content = data.encode("utf-8") if isinstance(data, str) else data
        self.claim(name)
        path = self.root / name
        if not (path.is_file() and path.read_bytes() == content):
            write_atomically(path, content)

    def claim(self, name: str) -> None:
        """Note that this build makes `name`, by whatever means, before it is there.

        The name goes into the manifest first: a build killed now leaves no file that a later
        build does not know to be ours.
        """
        pure = PurePosixPath(name)
        if pure.is_absolute() or ".." in pure.parts or not pure.parts:
            raise WeekpressError(f'"{name}" would be written outside the output folder.')
        if not name.isprintable():
            raise WeekpressError(f"{name!r} cannot be the name of a file.")
        if name in self.written:
            raise WeekpressError(f'"{name}" would be written twice in one build.')
        self.written.add(name)
        if name not in self._known:
            self._note(name)

    def remove_stale(self) -> list[str]:
        """Delete what an earlier build wrote and this one did not; return the names, sorted."""
        stale = sorted(self._known - self.written)
        for name in stale:
            (self.root / name).unlink(missing_ok=True)
            self._remove_empty_folders(name)
        manifest = "".join(f"{name}\n" for name in sorted(self.written))
        write_atomically(self.root / MANIFEST, manifest.encode("utf-8"))
        self._known = set(self.written)
        return stale

    def _note(self, name: str) -> None:
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / MANIFEST).open("a", encoding="utf-8") as manifest:
            manifest.write(f"{name}\n")
        self._known.add(name)

    def _remove_empty_folders(self, name: str) -> None:
        for folder in PurePosixPath(name).parents:
            if folder.parts:
                with suppress(OSError):  # not empty: someone else's files, or ours, live there
                    (self.root / folder).rmdir()


def _listed(root: Path) -> list[str]:
    """The names in the folder's manifest; none where there is no manifest.

    A line that leads outside the folder was not written by us and is not believed.
    """
    manifest = root / MANIFEST
    if not manifest.is_file():
        return []
    names = manifest.read_text(encoding="utf-8", errors="replace").split("\n")
    return [n for n in names if n and not n.startswith("/") and ".." not in PurePosixPath(n).parts]
