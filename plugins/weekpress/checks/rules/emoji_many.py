"""More emoji than a reader can listen to."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.emoji import emoji_in
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="emoji-many",
    title="There are many emoji in a text",
    source="UK councils' guidance on accessible posts: no more than three emoji in one",
    severity=Severity.WARNING,
    why='A screen reader says the name of each, such as "face with tears of joy", in the middle of '
    "what you say.",
    do="Leave three at most, at the ends of sentences.",
    wrong="It works! 🎉🎉🎉🎉",
    right="It works! 🎉",
)

_MOST = 3


def in_text(text: Text) -> Iterator[Hit]:
    """The first emoji that is too many, once a text."""
    found = emoji_in(text.wording.words)
    if len(found) > _MOST:
        extra = found[_MOST]
        yield text.at(text.written_at(*extra.span()), f"There are {len(found)} emoji in this text.")
