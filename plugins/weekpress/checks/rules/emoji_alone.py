"""Emoji in place of words."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.emoji import emoji_in, only_emoji
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="emoji-alone",
    title="An emoji stands in place of words",
    source="WCAG 2.2, 1.1.1 Non-text Content (A)",
    severity=Severity.WARNING,
    why='Its name is read out, and not what you mean by it: ✅ is "check mark button".',
    do="Write the words, with the emoji after them if you like it.",
    wrong="| Bin | Done |\n|---|---|\n| Blue | ✅ |",
    right="| Bin | Done |\n|---|---|\n| Blue | Yes ✅ |",
)

_PLACES = ("p", "li", "td", "th", "dt", "dd")


def in_text(text: Text) -> Iterator[Hit]:
    """Each paragraph, list item or cell that has nothing but emoji."""
    if not emoji_in(text.wording.words):
        return
    for place in text.elements(*_PLACES):
        if not place.has(*_PLACES, "img") and only_emoji(place.words):
            yield text.at(place, f"{place.words} stands here without a word.")
