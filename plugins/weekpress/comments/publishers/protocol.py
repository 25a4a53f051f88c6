"""What a publisher is: it makes files in the content folder be as they should be.

It is asked by the worker, with what should be there now, never with what has changed: asked twice
it does nothing the second time, and after a crash it is asked again. Entry points of the group
`weekpress.comment_publishers` name a callable from a `Setting` to a publisher.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

GROUP = "weekpress.comment_publishers"


@dataclass(frozen=True)
class Wanted:
    """A file as it should be."""

    path: PurePosixPath
    """Within the content folder; from `record.path_of` and nothing else."""
    text: str | None
    """What it should hold; None: it should not be there."""


class PublisherError(Exception):
    """The files could not be made so, and it is to be tried again.

    message -- in words for a person, without a secret
    alarm   -- whether a person has to do something first
    about   -- the one file that could not, where the others might without it
    """

    def __init__(
        self, message: str, alarm: bool = False, about: PurePosixPath | None = None
    ) -> None:
        super().__init__(message)
        self.alarm, self.about = alarm, about


class Publisher(Protocol):
    """A way into the site's content."""

    name: str

    def publish(self, wanted: Sequence[Wanted]) -> None:
        """Make all of them so, on disk or pushed, before it returns.

        Raises PublisherError if that could not be done; part of it may be done then.
        """

    def standing(self) -> str:
        """Why it could not publish now, in words; "" if it could."""


@dataclass(frozen=True)
class Setting:
    """What a publisher is made from."""

    data: Path
    """The service's folder, where it may keep what is its own."""
    options: Mapping[str, Any]
    """The team's own, from `[publish]` of comments.toml."""
    environ: Mapping[str, str]


Maker = Callable[[Setting], Publisher]
"""What an entry point names. Raises ValueError, in words, for options it cannot work with."""
