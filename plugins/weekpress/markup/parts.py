"""Parts: which section of a weeknote is which, by what its heading says.

Nobody has to use these headings. Those who do write them in many ways ("30s read", "🚧 What's
next?", "Things we learned or decided"), in English or in Welsh, and all of them are understood.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum


class Part(Enum):
    """What a section of a note is for."""

    SHORT_READ = "short read"
    """The note in thirty seconds."""
    LONG_READ = "long read"
    """The heading over the rest of such a note: "3 minute read"."""
    DECIDED = "decided"
    """What was decided, an item a decision."""
    MIXED = "learned or decided"
    """Decisions among other things: only an item that says so is one."""
    NEXT = "next"
    """What the team means to do."""


_SHORT = re.compile(r"(?:30|thirty)\s*s(?:ec(?:ond)?s?)?\s*(?:read|summary)|darlleniad 30 eiliad")
_LONG = re.compile(r"(?:\d+|one|two|three|four|five|ten)\s*min(?:ute)?s?\s*read")
_DECIDED = re.compile(r"\b(?:decided|decisions?|penderfyniad(?:au)?|penderfynwyd)\b")
_ALONE = re.compile(
    r"(?:(?:things?|what|key|our|the|we|have|has|was|were|been|made|this|week|team|project|sprint)"
    r"\s+)*(?:decided|decisions?|penderfyniad(?:au)?|penderfynwyd)"
    r"(?:\s+(?:this|week|made|we|have|sprint|taken|and|why))*"
)
_NEXT = re.compile(
    r"(?:(?:the\s+)?plans?\s+for\s+|what\s?s\s+|what\s+(?:is|we\s+(?:ll|will|plan to)\s+do)\s+|"
    r"coming\s+)?(?:up\s+)?next(?:\s+(?:week|weeks|sprint|fortnight|month|steps?|up))?|"
    r"(?:yr\s+)?wythnos\s+nesaf|beth\s+sy\s+nesaf"
)


def part_of(heading: str) -> Part | None:
    """Which part the section under this heading is; None for a section of its writer's own.

    heading -- its words, plain: "30 second read", "🚧 What's next?"
    """
    words = _words(heading)
    if _SHORT.fullmatch(words):
        return Part.SHORT_READ
    if _LONG.fullmatch(words):
        return Part.LONG_READ
    if _DECIDED.search(words):
        return Part.DECIDED if _ALONE.fullmatch(words) else Part.MIXED
    return Part.NEXT if _NEXT.fullmatch(words) else None


def _words(heading: str) -> str:
    """The heading without its accidents: capitals, emoji, hyphens, apostrophes, a full stop."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return " ".join(re.sub(r"[^\w\s]|_", " ", folded).split())
