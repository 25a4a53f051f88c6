"""The built site at an address: which posts take comments, asked for once a minute.

Comes in: an https address of the team's own. Goes out: the posts as the last good build says, and
the style sheets. A site that is away or broken changes nothing: the last good copy counts, also
after a restart. It is asked in the background, never in a request, and what is as it was is not
sent again.
Source: comments/posts.py; RFC 9110, 13.1.2 (If-None-Match).
"""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from pathlib import Path

from weekpress.atomic import write_atomically
from weekpress.comments import posts as manifest
from weekpress.comments.built_site import MOST_STYLE
from weekpress.comments.fetching import Fetched, Fetcher, FetchError
from weekpress.comments.posts import FILE, Posts

LAST_POSTS, LAST_STYLE = "site-posts.json", "site-style.css"
"""The last good copies of what an address said, in the service's folder."""

EVERY_S = 60.0
"""How often an address is asked."""

MOST_POSTS = 33_554_432

_LOG = logging.getLogger("weekpress.comments.site")


class AddressSite:
    """A site somewhere else, asked once a minute."""

    def __init__(self, fetcher: Fetcher, data: Path) -> None:
        self._fetcher, self._data = fetcher, data
        self._posts: Posts | None = None
        self._tag = ""
        self._style = b""
        self._sheets: dict[str, Fetched] = {}
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
        try:
            self._read_posts()
            self._read_style()
            self._trouble = ""
        except (FetchError, ValueError) as error:
            self._trouble = str(error)

    def _read_posts(self) -> None:
        found = self._fetcher.fetch(FILE, MOST_POSTS, self._tag)
        if found:
            self._posts = manifest.loaded(found.data.decode())
            self._tag = found.tag  # not before: one that cannot be read is asked for again
            self._keep(LAST_POSTS, found.data)

    def _read_style(self) -> None:
        before, names = self._sheets, self._posts.styles if self._posts else ()
        self._sheets = {name: self._sheet(name, before.get(name)) for name in names}
        style = b"\n".join(sheet.data for sheet in self._sheets.values())
        if style != self._style:
            self._style = style
            self._keep(LAST_STYLE, style)

    def _sheet(self, name: str, known: Fetched | None) -> Fetched:
        found = self._fetcher.fetch(name, MOST_STYLE, known.tag if known else "")
        return found or known or Fetched(b"")

    def _run(self) -> None:
        told = ""
        while True:
            try:
                self.ask()
            except Exception as error:  # our fault; it must not be the last that is asked
                self._trouble = f"The site could not be read ({type(error).__name__})."
            if self._trouble != told and (told := self._trouble):
                _LOG.warning("site not read", extra={"why": told})
            if self._stop.wait(EVERY_S):
                return

    def _keep(self, name: str, data: bytes) -> None:
        with suppress(OSError):  # a full disk must not stop what works without it
            write_atomically(self._data / name, data)

    def _recall(self) -> None:
        with suppress(OSError, ValueError):
            self._posts = manifest.loaded((self._data / LAST_POSTS).read_text(encoding="utf-8"))
            self._style = (self._data / LAST_STYLE).read_bytes()
