"""Asterisks that were to make words bold, and are shown instead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule, cut
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="emphasis-shown",
    title="Words that were to be bold are shown with their asterisks",
    source="CommonMark 0.31.2, 6.2 Emphasis and strong emphasis; markdownlint, MD037",
    severity=Severity.WARNING,
    why="What was to stand out does not, and some screen readers say “star star” instead.",
    do="Put the asterisks right at the words, with no space inside them: **late**.",
    wrong="Bins are ** late ** today.",
    right="Bins are **late** today.",
)

_LEFT = re.compile(r"(?<![\w*])\*\*(?!\*)([^*\n￼]{1,200})\*\*(?![\w*])")


def in_text(text: Text) -> Iterator[Hit]:
    """Each pair of double asterisks in the words as they are read."""
    words = text.wording.words
    if "**" not in words:
        return
    for match in _LEFT.finditer(words):
        offset = text.written_at(*match.span())
        within = match[1].strip()
        there = text.source.text
        escaped = "\\" in there[max(0, offset - 4) : offset]
        if within and there.startswith("**", offset) and not escaped:
            yield text.at(
                offset,
                f'The asterisks around "{cut(within)}" are shown.',
                _instead(match[1], within),
            )


def _instead(written: str, within: str) -> str:
    if written != written.strip():
        return f"Write **{cut(within)}**, with no space inside the asterisks."
    return f"Markdown is not read here, inside HTML: write <strong>{cut(within)}</strong>."
