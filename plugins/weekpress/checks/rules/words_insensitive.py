"""Words that hurt or leave out the people they are about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from weekpress.checks.insensitive import INSENSITIVE
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.checks.vocabulary import Vocabulary
from weekpress.errors import Severity

RULE = Rule(
    name="words-insensitive",
    title="A word hurts or leaves out the people it is about",
    source="UK government, Inclusive language: words to use and avoid",
    severity=Severity.ADVICE,
    why="People who are named by what they lack, or not at all, stop reading, with good reason.",
    do="Use the words that people use of themselves.",
    wrong="The ramp is for people confined to a wheelchair.",
    right="The ramp is for people who use a wheelchair.",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each of these words, where the writer and nobody else says it."""
    if text.english:
        for use in _vocabulary().uses(text.wording.own):
            yield text.at(
                text.written_at(use.start, use.end),
                f'"{use.words}" can hurt people, or leave them out.',
                f"Write: {use.instead}.", group=use.words.lower(),
            )  # fmt: skip


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(INSENSITIVE)
