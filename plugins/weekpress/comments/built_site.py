"""The built site: which posts take comments, read from a folder or from an address.

Comes in: a folder, or an https address of the team's own. Goes out: the posts as the last good
build says, and the style sheets. A build that is under way, broken or away changes nothing: the
last good one counts, also after a restart. An address is asked in the background, never in a
request.
Source: comments/posts.py; RFC 9110, 13.1.2 (If-None-Match).
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weekpress.atomic import write_atomically
from weekpress.comments import posts as manifest
from weekpress.comments.fetching import Fetcher, FetchError
from weekpress.comments.posts import FILE, Posts

LAST_POSTS, LAST_STYLE = "site-posts.json", "site-style.css"
"""The last good copies of what an address said, in the service's folder."""

EVERY_S = 60.0
"""How often an address is asked."""

MOST_STYLE = 1_048_576
MOST_POSTS = 33_554_432


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
            self._trouble = f"There is no {FILE} in {self._folder}: build the site first."
        except (OSError, ValueError) as error:
            self._trouble = str(error)


class AddressSite:
    """A site somewhere else, asked once a minute."""

    def __init__(self, fetcher: Fetcher, data: Path) -> None:
        self._fetcher, self._data = fetcher, data
        self._posts: Posts | None = None
        self._style = b""
        self._trouble = "The site is being read."
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="site", daemon=True)
        self._recall()

    def posts(self) -> Posts | None:
        """See `service.Site`."""
        return self._posts

    def style(self) -> bytes:
        """See `service.Site`."""
        return self._style

    def trouble(self) -> str:
        """See `service.Site`."""
        return self._trouble

    def start(self) -> None:
        """Ask now, and every minute."""
        self._thread.start()

    def close(self) -> None:
        """Ask no more."""
        self._stop.set()
        self._thread.join(1)  # one that waits for an answer ends with the process

    def ask(self) -> None:
        """Ask once; what does not come changes nothing."""
        before = (self._posts, self._style)
        try:
            text = self._fetcher.fetch(FILE, MOST_POSTS)
            self._posts, self._trouble = manifest.loaded(text.decode()), ""
            self._style = self._fetched(self._posts.styles)
        except (FetchError, ValueError) as error:
            self._trouble = str(error)
        if (self._posts, self._style) != before:
            self._keep(text)

    def _fetched(self, styles: tuple[str, ...]) -> bytes:
        return b"\n".join(self._fetcher.fetch(name, MOST_STYLE) for name in styles)

    def _run(self) -> None:
        while True:
            self.ask()
            if self._stop.wait(EVERY_S):
                return

    def _keep(self, text: bytes) -> None:
        with suppress(OSError):  # a full disk must not stop what works without it
            write_atomically(self._data / LAST_STYLE, self._style)
            write_atomically(self._data / LAST_POSTS, text)

    def _recall(self) -> None:
        with suppress(OSError, ValueError):
            self._posts = manifest.loaded((self._data / LAST_POSTS).read_text(encoding="utf-8"))
            self._style = (self._data / LAST_STYLE).read_bytes()


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
