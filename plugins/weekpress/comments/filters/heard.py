"""What one filter of several said, and a note of it that comes back with a person's decision.

Comes in: opinions and errors. Goes out: a text for the place of a guid, and from it, for each
filter, what it had said itself: none is told that it was wrong about what it never said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from weekpress.comments.filters.protocol import Feedback, FilterError, Opinion
from weekpress.comments.states import Verdict


@dataclass(frozen=True)
class Heard:
    """What a filter said of a comment: an opinion or an error."""

    filter: str
    opinion: Opinion | None = None
    error: FilterError | None = None
    shadow: bool = False
    """Whether it is filed only: nothing follows from it."""

    @property
    def verdict(self) -> Verdict:
        """What to file."""
        return self.opinion.verdict if self.opinion else Verdict.ERROR

    @property
    def why(self) -> str:
        """In words for a moderator, with a mark on what decides nothing."""
        words = self.opinion.why if self.opinion else str(self.error)
        return f"(Trial) {words}" if self.shadow else words

    @property
    def decides(self) -> bool:
        """Whether nobody else need be asked."""
        return not self.shadow and self.verdict in {Verdict.SPAM, Verdict.DISCARD}


def noted(heard: Iterable[Heard]) -> str:
    """What each said, for the guid of them together."""
    said = [(one.filter, f"{one.verdict} {one.opinion.guid}") for one in heard if one.opinion]
    return urlencode(said, errors="replace")


def recalled(feedback: Feedback, name: str) -> Feedback:
    """The feedback for one of them: with its own verdict and guid, or as one never asked."""
    try:
        said = dict(parse_qsl(feedback.guid, errors="replace", max_num_fields=100))
    except ValueError:
        said = {}
    verdict, _, guid = said.get(name, "").partition(" ")
    if verdict not in set(Verdict):
        return replace(feedback, verdict=Verdict.UNCHECKED, guid="")
    return replace(feedback, verdict=Verdict(verdict), guid=guid)
