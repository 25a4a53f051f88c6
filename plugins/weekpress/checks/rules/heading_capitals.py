"""Headings in nothing but capitals."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.shouting import shouted
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.headings import LEVELS

RULE = Rule(
    name="heading-capitals",
    title="A heading is written in capitals",
    source="GOV.UK style guide, capitalisation; WCAG 2.2, 2.4.6 Headings and Labels (AA)",
    severity=Severity.WARNING,
    why="Words in capitals have no shape of their own and are slow to read, above all for people "
    "with dyslexia; some screen readers spell them out.",
    do="Write it as a sentence: a capital at its start and for names.",
    wrong="## WHAT WE DID THIS WEEK\n\nWe wrote a letter.",
    right="## What we did this week\n\nWe wrote a letter.",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each heading of two words or more, all in capitals, that is more than abbreviations."""
    for heading in text.elements(*LEVELS):
        if heading.words.isupper() and shouted(heading.words):
            yield text.at(
                heading,
                f'This heading is in capitals: "{heading.words}".',
                f"Write {heading.words.capitalize()}, with capitals for names.",
            )
