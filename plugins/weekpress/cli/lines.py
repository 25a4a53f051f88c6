"""A line of a file, for whoever shows it beside what is wrong there.

Comes in: a path and a line as findings name them. Goes out: the line, numbered as the reader of
front matter numbers it. Reads regular files only: a symbolic link in a pull request could show
what lies beside the site, and a pipe would never end.
"""

from __future__ import annotations

import stat
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from weekpress.markup.controls import unified

_LARGEST = 2_000_000
"""Bytes of a file whose lines are shown; no text is so long, and what is would fill the memory."""


def line_reader() -> Callable[[str, int], str | None]:
    """Gives a line by its file and number, without its end; None where there is none to show.

    Files are kept from one line to the next, so one reader is for one report.
    """
    kept = lru_cache(maxsize=4)(_lines)

    def line_of(path: str, line: int) -> str | None:
        lines = kept(path)
        return lines[line - 1] if 0 < line <= len(lines) else None

    return line_of


def _lines(path: str) -> list[str]:
    """The lines of a file; none if it is not there, too large, not a file or not text."""
    try:
        found = Path(path).lstat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
            return []
        return unified(Path(path).read_bytes().decode("utf-8")).split("\n")
    except (OSError, ValueError):
        return []
