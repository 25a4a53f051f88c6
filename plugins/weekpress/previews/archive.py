"""The archive of a preview: judged by its list of names and sizes, then unpacked whole or not.

Comes in: a ZIP file that anybody may have made. Goes out: a folder of harmless files. One name that
leads out of the folder, a link, a file twice or too much of anything refuses all of it: no tool
that Weekpress uses makes such an archive.
Source: PKWARE APPNOTE 6.3.10 §4.4 and §4.6.9 (what a ZIP file says of its files, and the second
name one may have); CWE-22, CWE-59, CWE-409.
"""

from __future__ import annotations

import io
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from weekpress.errors import WeekpressError, in_one_line
from weekpress.previews.harmless import harmless

_LISTED = b"PK\x01\x02"
"""What each file begins with in the list at the end of the archive."""
_ENCRYPTED = 0x1
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, EOFError, ValueError,
    OverflowError, RuntimeError,
)  # fmt: skip
"""All that zipfile raises for an archive that is none, or that it cannot read."""


class RefusedError(WeekpressError):
    """An archive that is not unpacked; the message says why."""


@dataclass(frozen=True)
class Limits:
    """The most one preview may be. The whole site of a GitHub repository may have 1 GB."""

    archive_bytes: int = 100_000_000
    bytes: int = 200_000_000
    files: int = 20_000


@dataclass(frozen=True)
class Unpacked:
    """What came of an archive."""

    files: int
    left_out: int
    bytes: int


def unpack(archive: bytes, folder: Path, limits: Limits | None = None) -> Unpacked:
    """Make `folder` of the archive, in one step; it is not there before.

    Raises RefusedError, and then there is no folder.
    """
    limits = limits or Limits()
    if len(archive) > limits.archive_bytes or archive.count(_LISTED) > limits.files:
        raise RefusedError(f"It has more than {_most(limits)}.")
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            entries = list(judged(opened.infolist(), limits))
            return _written(opened, entries, folder)
    except _BROKEN as error:
        raise RefusedError(f"It is no archive that can be read: {error}.") from error


def judged(entries: list[zipfile.ZipInfo], limits: Limits) -> Iterator[zipfile.ZipInfo]:
    """The archive's files, folders left aside. Raises RefusedError for the first unfit one."""
    seen: set[str] = set()
    total = 0
    for entry in entries:
        if why := _unfit(entry):
            raise RefusedError(f"{in_one_line(entry.filename)[:200]}: {why}.")
        total += entry.file_size
        if total > limits.bytes or len(seen) > limits.files:
            raise RefusedError(f"It has more than {_most(limits)}.")
        if entry.is_dir():
            continue
        name = unicodedata.normalize("NFC", entry.filename).casefold()
        if name in seen:
            raise RefusedError(f"{in_one_line(entry.filename)[:200]}: it is in there twice.")
        seen.add(name)
        yield entry


def _unfit(entry: zipfile.ZipInfo) -> str:
    """Why an entry refuses the whole archive; "" for a fit one."""
    name, kind = entry.filename, stat.S_IFMT(entry.external_attr >> 16)
    parts = name.removesuffix("/").split("/")
    if name != entry.orig_filename:  # by a NUL, or the field for a second name in Unicode
        return "it goes by two names"
    if {"", ".", ".."} & set(parts) or "\\" in name or ":" in name:
        return "the name leads out of its folder, or could"
    if not all(c.isprintable() for c in name) or any(len(p.encode()) > 200 for p in parts):
        return "that is no name for a file"
    if len(name.encode()) > 1000:
        return "that is no name for a file"
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR} or (kind == stat.S_IFDIR) > entry.is_dir():
        return "it is a link or a device, not a file"
    if entry.flag_bits & _ENCRYPTED:
        return "it is locked"
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return "it is packed in a way that no browser's tools use"
    return ""


def _written(opened: zipfile.ZipFile, entries: list[zipfile.ZipInfo], folder: Path) -> Unpacked:
    """Write the harmless ones aside, then put the folder in its place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    files = size = 0
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".preview-") as aside:
        whole = Path(aside) / "whole"
        whole.mkdir()
        for entry in entries:
            data = harmless(entry.filename, opened.read(entry))
            if data is None:
                continue
            place = whole / entry.filename
            try:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
            except (FileExistsError, NotADirectoryError, IsADirectoryError):
                raise RefusedError(
                    f"{in_one_line(entry.filename)[:200]}: it is a file and a folder."
                ) from None
            files, size = files + 1, size + len(data)
        whole.rename(folder)
    return Unpacked(files, len(entries) - files, size)


def _most(limits: Limits) -> str:
    return (
        f"{limits.files:,} files, {limits.archive_bytes // 1_000_000} MB packed or "
        f"{limits.bytes // 1_000_000} MB unpacked, which is the most a preview may have"
    )
