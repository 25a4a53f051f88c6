"""Stamps: what the file system says of a file, as a short way to know that it has not changed.

A stamp is never believed alone where it could be wrong. It holds the inode's change time, which
nobody can set, and a file that was changed so lately that a second change could have the same time
has no stamp at all: its bytes are looked at. What a stamp stands for is always a digest of bytes;
on another machine, or after a checkout, no stamp fits and every byte is read.
Source: git, "Documentation/technical/racy-git"; POSIX stat(2).
Standard library only, for the lean front.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from weekpress.fingerprint import digest

SETTLED_NS = 2_000_000_000
"""How long ago a file must have changed for its stamp to count: the coarsest clock of a common
file system (FAT) ticks every two seconds."""


def stamp(found: os.stat_result) -> str:
    """The stamp of a file, however lately it changed."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def settled(found: os.stat_result, now_ns: int) -> str:
    """The stamp of a file that has not changed just now, else ""."""
    newest = max(found.st_mtime_ns, found.st_ctime_ns)
    return stamp(found) if newest + SETTLED_NS < now_ns else ""


def stamp_of(path: Path | str) -> str:
    """The stamp of the file at `path`; "" where there is none or it has changed just now."""
    try:
        return settled(os.stat(path), time.time_ns())  # noqa: PTH116 -- twice as fast
    except OSError:
        return ""


def holds(path: Path | str, seen: str, wanted: str) -> bool:
    """Whether the file holds the bytes whose digest is `wanted`; it had the stamp `seen` then."""
    try:
        if seen and stamp(os.stat(path)) == seen:  # noqa: PTH116 -- twice as fast
            return True
        return digest(Path(path).read_bytes()) == wanted
    except OSError:
        return False
