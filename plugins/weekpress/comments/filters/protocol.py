"""What a spam filter is: anything with these four methods, found by an entry point.

A distribution makes a filter known in the group `weekpress.spam_filters`: the name a team writes in
its configuration, and a callable from a `Setting` to the filter. Ours are made known the same way.

A filter is asked by the worker, never in the commenter's way. It says what it thinks; what that
means for a comment is decided elsewhere. If it cannot say, it raises `FilterError`: the comment
waits, is shown to moderators as not checked, and is asked about again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

GROUP = "weekpress.spam_filters"


@dataclass(frozen=True)
class Opinion:
    """What a filter thinks of a comment."""

    verdict: Verdict
    """HAM, PROVISIONAL, SPAM or DISCARD."""
    why: str = ""
    """In words for a moderator; never an address or a commenter's words."""
    again_after: timedelta | None = None
    """Of PROVISIONAL: when to ask again."""
    guid: str = ""
    """The filter's own name for this check."""


class FilterError(Exception):
    """A filter could not say.

    message     -- in words, without a secret or a commenter's words
    retry_after -- when it asks to be asked again, if it says so
    alarm       -- whether a person has to do something first: a wrong key, a quota used up
    """

    def __init__(
        self, message: str, retry_after: timedelta | None = None, alarm: bool = False
    ) -> None:
        super().__init__(message)
        self.retry_after, self.alarm = retry_after, alarm


@dataclass(frozen=True)
class Known:
    """What the site knows of a commenter or a comment beyond what was submitted."""

    approved: int = 0
    """How many comments of the same confirmed address were approved."""
    same_body: int = 0
    """How many others of the last day have the same words."""
    same_sender: int = 0
    """How many others of the last hour came from the same network."""


@dataclass(frozen=True)
class Feedback:
    """What a person decided against what the filter had said."""

    spam: bool
    """True: submit as spam; False: submit as ham."""
    reporter: str
    """Who decided: the moderator's name as it is configured."""
    verdict: Verdict
    """What the filter had said."""
    guid: str = ""


@dataclass(frozen=True)
class Standing:
    """How a filter stands with its service."""

    works: bool
    words: str
    """For a person: "The key is valid.", "The key is not valid for this site."."""
    usage: Mapping[str, Any] = field(default_factory=dict)
    """What is used and what is allowed, if the filter says so."""


class SpamFilter(Protocol):
    """A spam filter. A method may take as long as a network does: none is called in a request."""

    name: str

    def check(self, submission: Submission, known: Known, again: str = "") -> Opinion:
        """What it thinks. `again` is why it is asked once more: "retry", "recheck_queue".

        Raises FilterError if it cannot say.
        """

    def learn(self, submission: Submission, feedback: Feedback) -> None:
        """Tell it that a person thought otherwise. Raises FilterError if it cannot be told."""

    def standing(self) -> Standing:
        """Whether it could be asked now. Raises nothing."""

    def privacy(self) -> str:
        """What it does with a commenter's data, in paragraphs for the privacy page, whose links are
        written as in a comment; "" if it keeps none and sends none."""


@dataclass(frozen=True)
class Setting:
    """What a filter is made from."""

    site: str
    """The site's whole address."""
    lang: str
    options: Mapping[str, Any]
    """The team's own, from `[filters.NAME]` of comments.toml."""
    environ: Mapping[str, str]
    """Where its secrets are."""
    clock: Callable[[], datetime]
    test: bool = False
    """Whether this is a trial: nothing sent is to be learnt from or counted."""


Maker = Callable[[Setting], SpamFilter]
"""What an entry point names. Raises ValueError, in words, for options it cannot work with."""
