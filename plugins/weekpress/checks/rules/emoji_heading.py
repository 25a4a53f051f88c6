"""Emoji in headings."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.emoji import EMOJI, emoji_in
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.headings import LEVELS

RULE = Rule(
    name="emoji-heading",
    title="There is an emoji in a heading",
    source="WCAG 2.2, 2.4.6 Headings and Labels (AA)",
    severity=Severity.WARNING,
    why="In a list of the headings its name is read out among the words, and comes before them if "
    "it stands first.",
    do="Leave it out: the words say it.",
    wrong="## 🚀 What we launched",
    right="## What we launched",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each heading with an emoji."""
    for heading in text.elements(*LEVELS):
        found = emoji_in(heading.words)
        if found:
            rest = " ".join(EMOJI.sub("", heading.words).split())
            yield text.at(
                heading, f'There is an emoji in the heading "{heading.words}".',
                f"Write {rest}" if rest else "Write words in its place.",
            )  # fmt: skip
