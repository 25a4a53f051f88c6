"""A service at hand, and filters and publishers as somebody else might write them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from commenting import NOON
from serving_comments import site_of
from weekpress.comments.built_site import FolderSite
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.filters.chain import Chain, Link
from weekpress.comments.filters.protocol import (
    Feedback,
    FilterError,
    Known,
    Opinion,
    SpamFilter,
    Standing,
)
from weekpress.comments.publishers import files
from weekpress.comments.publishers.protocol import Publisher, PublisherError, Setting, Wanted
from weekpress.comments.service import Service
from weekpress.comments.store import Store
from weekpress.comments.submission import Submission
from weekpress.comments.worker.tools import Tools


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


class Oracle:
    """A filter that says what it was told to say, in turn, and then the last again."""

    name = "oracle"

    def __init__(self, *says: Opinion | Exception, takes: Callable[[], None] | None = None) -> None:
        self._takes, self.works = takes or (lambda: None), True
        self.says, self.asked, self.learnt = list(says), list[str](), list[Feedback]()

    def check(self, submission: Submission, known: Known, again: str = "") -> Opinion:  # noqa: ARG002 -- as the protocol has it
        self.asked.append(f"{submission.id} {again}".strip())
        self._takes()
        said = self.says.pop(0) if len(self.says) > 1 else self.says[0]
        if isinstance(said, Exception):
            raise said
        return said

    def learn(self, submission: Submission, feedback: Feedback) -> None:  # noqa: ARG002 -- as the protocol has it
        if isinstance(self.says[0], FilterError):
            raise self.says[0]
        self.learnt.append(feedback)

    def standing(self) -> Standing:
        return Standing(self.works, "It sees.")

    def privacy(self) -> str:
        return ""


class Away:
    """A publisher whose server is away for so many calls; then it is the real one of files."""

    name = "away"

    def __init__(self, publisher: Publisher, calls: int, error: Exception | None = None) -> None:
        self.publisher, self.calls = publisher, calls
        self.error = error or PublisherError("The server is away.")

    def publish(self, wanted: Sequence[Wanted]) -> None:
        if self.calls:
            self.calls -= 1
            raise self.error
        self.publisher.publish(wanted)

    def standing(self) -> str:
        return ""


def service_of(store: Store, clock: Clock, configuration: Configuration | None = None) -> Service:
    """A service with this store; chance is always the same."""
    site = FolderSite(site_of(store.folder / "site"))
    made = configuration or Configuration()
    return Service(store, made, site, {}, clock, lambda number: bytes(number))


def content_of(store: Store) -> Path:
    """The content folder of the site."""
    content = store.folder / "checkout" / "content"
    content.mkdir(parents=True, exist_ok=True)
    return content


def publisher_of(store: Store) -> Publisher:
    """The publisher into that folder."""
    return files.make(Setting(store.folder, {"folder": str(content_of(store))}, {}))


def tools_of(filters: Iterable[SpamFilter], publisher: Publisher | None = None) -> Tools:
    """What a worker has at hand."""
    return Tools(Chain(tuple(Link(one) for one in filters)), publisher)
