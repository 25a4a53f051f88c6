"""The text of a file somebody else wrote: read once, and never more of it than a person writes.

Comes in: a path. Goes out: the text, or the finding that says why there is none. What is no plain
file is not waited for: a pipe would never end, and a device never stop.
Source: POSIX.1-2017, open(), O_NONBLOCK.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from weekpress.errors import FILE, Finding

LARGEST = 500_000
"""Bytes of a text: 80,000 words, a novel. The longest of 2,084 real posts has 66,000."""
_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def text_of(path: Path, shown: str) -> str | Finding:
    """The text of the file at `path`, which people know as `shown`."""
    try:
        data = _start_of(path)
    except OSError as error:
        return Finding(shown, 1, "file", f"cannot be read ({error.strerror}).", rule=FILE)
    except ValueError:  # what a file system cannot have as a name
        return Finding(shown, 1, "file", "cannot be read (its name is none).", rule=FILE)
    if data is None:
        return Finding(
            shown,
            1,
            "file",
            "is a pipe or a device, not a text.",
            "Put a text file there.",
            rule=FILE,
        )
    if len(data) > LARGEST:
        return Finding(
            shown, 1, "file", f"is larger than {LARGEST // 1000} kB; no such text is read.",
            "Part it into several files, and put data and pictures into files of their own.",
            rule=FILE,
        )  # fmt: skip
    return _decoded(data, shown)


def _start_of(path: Path) -> bytes | None:
    """The bytes of the file, up to one more than is let through; None for what is no plain file."""
    descriptor = os.open(path, _OPEN)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return file.read(LARGEST + 1)


def _decoded(data: bytes, shown: str) -> str | Finding:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        fix = 'Save it as "UTF-8" in your editor.'
        return Finding(shown, line, "file", "is not UTF-8 text.", fix, rule=FILE)
