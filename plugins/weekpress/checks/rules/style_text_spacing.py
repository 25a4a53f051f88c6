"""Spacing of text that readers cannot change."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-text-spacing",
    title="The spacing of text is fixed",
    source="WCAG 2.2, 1.4.12 Text Spacing (AA); C35, C36",
    severity=Severity.WARNING,
    why="People with dyslexia set more space between lines, words and letters; here that does "
    "nothing.",
    do="Take !important out.",
    wrong="p { line-height: 1.2 !important; }",
    right="p { line-height: 1.5; }",
)

_SPACING = frozenset({"letter-spacing", "line-height", "word-spacing"})


def in_style(style: Style) -> Iterator[Hit]:
    """Every such declaration that is !important."""
    for block in style.blocks:
        for one in block.declarations if not block.is_for("print") else ():
            if one.important and one.name in _SPACING:
                yield style.at(one, f"{one.name} is !important here.", group=one.name)
