"""The publisher `files`: comments into the content folder of a checkout on this machine.

Comes in: files as they should be. Goes out: those files, each replaced in one step and on disk
before `publish` returns. What is so already is not touched. A name made of a UUID and a ULID is
ours, whatever a file there says; whatever else is in the folders stays, and nothing is written
through a link. Source: fsync(2), rename(2).
"""

from __future__ import annotations

import errno
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from weekpress.atomic import UNFINISHED, clear_up, sync, write_atomically
from weekpress.comments.publishers.options import known_only, text
from weekpress.comments.publishers.places import bytes_by_path
from weekpress.comments.publishers.protocol import PublisherError, Setting, Wanted
from weekpress.comments.record import FOLDER
from weekpress.turns import turn

_WHY = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the service's share of the disk is used up",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "the service may not write there",
    errno.EPERM: "the service may not write there",
}

_OF_ALL = {PurePosixPath(FOLDER), PurePosixPath(FOLDER, UNFINISHED)}
"""The folders that no comment's file can do without."""


@dataclass(frozen=True)
class Files:
    """Writes into a content folder."""

    content: Path
    name = "files"

    def publish(self, wanted: Sequence[Wanted]) -> None:
        """Make all of them so on disk; see the protocol."""
        files = bytes_by_path(wanted)
        if why := self.standing():
            raise PublisherError(why, alarm=True)
        try:
            with turn(self.content):
                self._refuse_links(PurePosixPath(FOLDER, UNFINISHED))
                self._make_all(files)
        except OSError as error:
            why = _WHY.get(error.errno or 0, os.strerror(error.errno or errno.EIO))
            raise PublisherError(f"{self.content} could not be written: {why}.", True) from error

    def standing(self) -> str:
        """Why it could not publish now; see the protocol."""
        if not self.content.is_dir():
            return f"{self.content} is no folder: is its disk there, and is publish.folder right?"
        if (self.content / "pelicanconf.py").is_file():
            return f"{self.content} is the folder of a site: name the content folder in it."
        if not os.access(self.content, os.W_OK | os.X_OK):
            return f"{self.content} cannot be written by the service: give it the right to."
        return ""

    def _make_all(self, files: dict[PurePosixPath, bytes | None]) -> None:
        aside = self.content / FOLDER / UNFINISHED
        clear_up(aside)
        try:
            for path, data in files.items():
                self._refuse_links(path)
                self._make(self.content / path, data, aside)
        finally:
            with suppress(OSError):
                clear_up(aside)
        self._sync_folders(files)

    def _make(self, place: Path, data: bytes | None, aside: Path) -> None:
        if data is None:
            _remove(place)
        elif _holds(place, data):
            sync(place)  # whoever wrote it may have been killed before it was on disk
        else:
            write_atomically(place, data, aside, durably=True)

    def _refuse_links(self, path: PurePosixPath) -> None:
        """Raise PublisherError for a path that leads elsewhere, or where no file can be."""
        for part in (path, *path.parents[:-1]):
            place = self.content / part
            fit = place.is_file() if part.suffix == ".json" else place.is_dir()
            if place.is_symlink() or (place.exists() and not fit):
                message = f"{place} is a link, or not what it should be: move it out of the way."
                is_all = part in _OF_ALL
                raise PublisherError(message, alarm=True, about=None if is_all else path)

    def _sync_folders(self, files: dict[PurePosixPath, bytes | None]) -> None:
        """Have every name on disk: of files in their folders, and of those in theirs."""
        folders = {self.content / folder for path in files for folder in path.parents}
        for folder in sorted(folders, reverse=True):
            if folder.is_dir():
                sync(folder)


def make(setting: Setting) -> Files:
    """The publisher from its options; see `protocol.Maker`."""
    known_only(setting.options, {"folder"})
    said = text(setting.options, "folder")
    if not said:
        raise ValueError("folder is empty: name the content folder of the site.")
    return Files((setting.data / said).absolute())


def _holds(place: Path, data: bytes) -> bool:
    try:
        return place.stat().st_size == len(data) and place.read_bytes() == data
    except FileNotFoundError:
        return False


def _remove(place: Path) -> None:
    """Remove a file, and the folder of a post that has none left."""
    place.unlink(missing_ok=True)
    with suppress(OSError):  # not there, or not empty
        place.parent.rmdir()
