"""The service: what every request, job and command has at hand.

It is made once, at the edge, and given to whoever needs it. The clock and chance are among it, so
that a test says what time it is and what is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.posts import Posts
from weekpress.comments.store import Store

Clock = Callable[[], datetime]
Chance = Callable[[int], bytes]


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


class Site(Protocol):
    """The built site, as far as the service needs it; it is read, never called."""

    def posts(self) -> Posts | None:
        """The posts that take comments, as the last good build says; None if none was ever seen."""

    def style(self) -> bytes:
        """The site's style sheets, one after the other; b"" if they cannot be read."""

    def trouble(self) -> str:
        """Why the posts could not be read just now, in words; "" if they could."""


@dataclass(frozen=True)
class Service:
    """All of it."""

    store: Store
    configuration: Configuration
    site: Site
    environ: Mapping[str, str]
    """Where the secrets of filters, publishers and mail are."""
    clock: Clock
    chance: Chance
    """So many bytes that nobody can guess."""

    @property
    def folder(self) -> Path:
        """Its folder: the store, the key, the configuration."""
        return self.store.folder
