"""A backup: one tar file of the store, the configuration and, if wished, the key.

Comes in: the parts, as files of a folder. Goes out: the archive, and the parts again. A backup may
come from anywhere: of what is in it only files of these names are read, each once, none a link.
Source: POSIX pax interchange format, by way of `tarfile`.
"""

from __future__ import annotations

import json
import os
import tarfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from weekpress.comments.configuration import NAME as CONFIGURATION
from weekpress.comments.keys import NAME as KEY
from weekpress.comments.store.engine import NAME as STORE
from weekpress.comments.store.engine import StoreError

VERSION = 1
LABEL = "backup.json"
"""The member that says what the archive is; it is the first."""

PARTS = (LABEL, STORE, CONFIGURATION, KEY)
_SMALL = 1_000_000
"""Bytes that any part but the store has at most."""


@dataclass(frozen=True)
class Label:
    """What a backup says of itself."""

    made: str
    """When it was begun, RFC 3339: what was acknowledged before then is in it."""
    comments: int
    version: int = VERSION


def write(path: Path, label: Label, parts: Iterable[Path]) -> None:
    """Write the archive into the new file `path`, its owner's alone, and have it on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
            said = path.parent / LABEL
            said.write_text(json.dumps(asdict(label)), encoding="ascii")
            for part in (said, *parts):
                archive.add(part, part.name, recursive=False, filter=_anonymous)
        file.flush()
        os.fsync(file.fileno())


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """A member without the user and group it belonged to."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def read(path: Path, folder: Path) -> Label:
    """Put the parts of an archive into `folder`. Raises StoreError for what is no backup."""
    try:
        with tarfile.open(path, "r:") as archive:
            for member in archive:
                source = archive.extractfile(member) if _is_part(member, folder) else None
                if source is None:
                    raise StoreError(_none(path))
                _put(source, folder / member.name)
        return _label((folder / LABEL).read_text(encoding="ascii"), path)
    except (tarfile.TarError, ValueError, TypeError, KeyError, FileNotFoundError):
        raise StoreError(_none(path)) from None


def _is_part(member: tarfile.TarInfo, folder: Path) -> bool:
    small = member.name == STORE or member.size <= _SMALL
    return member.isreg() and member.name in PARTS and small and not (folder / member.name).exists()


def _put(source: IO[bytes], target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source, os.fdopen(descriptor, "wb") as file:
        while chunk := source.read(1 << 20):
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _label(text: str, path: Path) -> Label:
    said = json.loads(text)
    if said["version"] > VERSION:
        raise StoreError(f"{path} was made by a newer Weekpress: restore it with that.")
    return Label(**said)


def _none(path: Path) -> str:
    return f"{path} is not a backup of comments, or not all of it is there. Name another file."
