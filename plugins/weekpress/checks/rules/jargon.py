"""Jargon of offices."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from weekpress.checks.jargon import JARGON
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.checks.vocabulary import Vocabulary
from weekpress.errors import Severity

RULE = Rule(
    name="jargon",
    title="Jargon stands where a plain word would do",
    source="UK public-sector style guides, words to avoid; WCAG 2.2, 3.1.3 Unusual Words (AAA)",
    severity=Severity.ADVICE,
    why="Residents do not talk like that, and jargon is often the sign that nobody has said yet "
    "what is done, and by whom.",
    do="Write what you would say to a neighbour.",
    wrong="We will leverage the findings.",
    right="We will use the findings.",
    plain_language=True,
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each word of the list, and of WEEKPRESS_JARGON, in the writer's own words."""
    if text.english:
        for use in _vocabulary(text.settings.jargon).uses(text.wording.own):
            yield text.at(
                text.written_at(use.start, use.end), f'"{use.words}" is not plain English.',
                f"Write: {use.instead}." if use.instead else "", group=use.words.lower(),
            )  # fmt: skip


@lru_cache(maxsize=4)
def _vocabulary(theirs: tuple[str, ...]) -> Vocabulary:
    return Vocabulary(JARGON, theirs)
