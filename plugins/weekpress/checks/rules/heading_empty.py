"""Headings without words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.headings import LEVELS

RULE = Rule(
    name="heading-empty",
    title="A heading has no words",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A), 2.4.6 Headings and Labels (AA)",
    severity=Severity.ERROR,
    why="Whoever goes through a page by its headings is told of a part that has no name, or misses "
    "the heading that was meant to stand there.",
    do="Write the heading's words after the #, or delete it.",
    wrong="We moved.\n\n##\n\nThe library is at the quay now.",
    right="We moved.\n\n## Where we are\n\nThe library is at the quay now.",
)

_WRITTEN = re.compile(
    r"^[ ]{0,3}#{1,6}[ \t]*(?:#+[ \t]*)?$|<h[1-6]\b[^<>]*>(?=(?:\s|&nbsp;|<br>)*</h)",
    re.MULTILINE | re.IGNORECASE,
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each heading that shows nothing; a picture is something, and has a text of its own."""
    empty = [h for h in text.elements(*LEVELS) if not h.words and not h.has("img")]
    if empty:
        written = [match.start() for match in _WRITTEN.finditer(text.source.blocks)]
        for heading, offset in zip_longest(empty, written[: len(empty)]):
            yield text.at(heading if offset is None else offset, "This heading has no words.")
