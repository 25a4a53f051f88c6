"""The built site in a folder of this machine: which posts take comments.

Comes in: the folder. Goes out: the posts as the last good build says, and the style sheets. A build
that is under way, broken or away changes nothing while the service runs. A site at an address is
`site_elsewhere`. Source: comments/posts.py.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weekpress.comments import posts as manifest
from weekpress.comments.posts import FILE, Posts

MOST_STYLE = 1_048_576
"""How many bytes of a style sheet are read."""


class FolderSite:
    """A site in a folder of this machine; read again when its file is another."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file, self._lock = folder, folder / FILE, threading.Lock()
        self._posts: Posts | None = None
        self._seen: tuple[int, ...] | None = ()  # unlike that of any file, or of none
        self._trouble = ""
        self._style: tuple[tuple[object, ...], bytes] = ((), b"")

    def posts(self) -> Posts | None:
        """See `service.Site`."""
        with self._lock:
            self._look()
            return self._posts

    def trouble(self) -> str:
        """See `service.Site`."""
        with self._lock:
            self._look()
            return self._trouble

    def style(self) -> bytes:
        """See `service.Site`."""
        posts = self.posts()
        names = [unquote(urlsplit(name).path) for name in posts.styles] if posts else []
        paths = [self._folder / name.lstrip("/") for name in names]
        inside = [path for path in paths if _is_inside(path, self._folder)]
        seen = tuple((path, _stamp(path)) for path in inside)
        if seen != self._style[0]:
            self._style = (seen, b"\n".join(_sheet(path) for path in inside))
        return self._style[1]

    def _look(self) -> None:
        stamp = _stamp(self._file)
        if stamp == self._seen:
            return
        self._seen = stamp
        try:
            self._posts = manifest.loaded(self._file.read_text(encoding="utf-8"))
            self._trouble = ""
        except FileNotFoundError:
            self._trouble = (
                f"There is no {FILE} in {self._folder}: build the site first, "
                "with WEEKPRESS_COMMENTS_SERVICE in its settings."
            )
        except (OSError, ValueError) as error:
            self._trouble = str(error)


def _stamp(path: Path) -> tuple[int, ...] | None:
    """What differs when a file is another; None for one that is not there."""
    try:
        found = os.stat(path)  # noqa: PTH116 -- several times a request
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def _is_inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _sheet(path: Path) -> bytes:
    with suppress(OSError):
        return path.read_bytes()[:MOST_STYLE]
    return b""
