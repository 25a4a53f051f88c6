"""What one run of Pelican knows, shared by every room through Pelican's context.

It lives in `context["weekpress"]` from the moment the first generator exists until the run ends.
There is one a run and none between runs: nothing is kept in a module.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from weekpress.errors import Finding
from weekpress.files import Outputs
from weekpress.inputs import Seen
from weekpress.markup.terms import Terms
from weekpress.parallel import cores
from weekpress.steps import Steps
from weekpress.store import Store
from weekpress.workshop import Workshop

if TYPE_CHECKING:
    from weekpress.frontmatter.catalogue import Catalogue
    from weekpress.settings import Settings

KEY = "weekpress"
"""The name it has in Pelican's context and settings."""


@dataclass
class Build:
    """The settings, the clock, what was read, what is wrong, and what is written."""

    settings: Settings
    now: datetime
    """When this build believes it is, with a zone: articles after it are not published."""
    catalogue: Catalogue
    outputs: Outputs
    findings: list[Finding] = field(default_factory=list)
    static: list[Any] = field(default_factory=list)
    """The files Pelican copies as they are."""
    roots: Mapping[str, Path] = field(default_factory=dict)
    """The folders and files the site is made from, by a word for each."""
    inputs: Mapping[str, Seen] = field(default_factory=dict)
    """What they held as the build began; see `weekpress.inputs`."""
    shown: str = ""
    """What a person calls the content folder."""
    entry_ids: frozenset[str] = frozenset()
    """The permanent ids of all posts and weeknotes, those that nobody sees too."""
    bodies: Mapping[str, Any] = field(default_factory=dict)
    """The rendered body of each document, by its path."""
    terms: Terms = field(default_factory=Terms)
    """The words that are explained where a text first uses them."""
    toolchain: str = ""
    """The fingerprint of the programs that shape the pages."""
    steps: Steps = field(default_factory=Steps)
    key_of: Callable[[object, Sequence[Any]], str] = lambda _what, _articles: ""
    """From some values and some articles to the fingerprint of all of them as they are today; ""
    where that cannot be known, and what is made of them is made at every build."""
    token_of: Callable[[Any], str | None] = lambda _article: None
    """The name an article is known by in the needs of what is made of it."""
    turns: list[datetime] = field(default_factory=list)
    """When something that pages show changes by itself, beside what the catalogue knows of."""
    later: list[str] = field(default_factory=list)
    """The templates of pages that a reader may bring about: nothing else may have their places."""
    notes: list[str] = field(default_factory=list)
    """What a person should know of how this build went, a line each."""

    @property
    def preview(self) -> bool:
        """Whether drafts are shown: a preview for colleagues, never for the public."""
        return self.settings.site.drafts

    @property
    def store(self) -> Store:
        """What earlier builds made; an empty one where each build is to make all."""
        return self.outputs.store

    @property
    def workshop(self) -> Workshop:
        """Where things are made once for all builds."""
        return Workshop(self.store, self.steps, self.workers)

    @property
    def incremental(self) -> bool:
        """Whether what would come out as it did is left alone."""
        return self.settings.builds.incremental

    @property
    def workers(self) -> int:
        """How many processes share the work."""
        return self.settings.builds.workers or cores()

    @property
    def left_out(self) -> Counter[str]:
        """How many files are not published, by why: draft, hidden, scheduled."""
        documents = self.catalogue.documents.values()
        reasons = [self.catalogue.unpublished(d, self.now) for d in documents if d.meta]
        return Counter(reason for reason in reasons if reason and not self.preview)


def clock(timezone: str, given: datetime | None = None) -> datetime:
    """The time a build believes it is, in the site's zone.

    The time given wins, then SOURCE_DATE_EPOCH (reproducible-builds.org), then the machine's.
    """
    zone = ZoneInfo(timezone)
    if given is not None:
        return given.astimezone(zone) if given.tzinfo else given.replace(tzinfo=zone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).astimezone(zone)
    return datetime.now(zone)
