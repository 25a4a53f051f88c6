"""Text set to both edges."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-justified",
    title="Text is set to both edges",
    source="WCAG 2.2, 1.4.8 Visual Presentation (AAA); F88, C19",
    severity=Severity.ADVICE,
    why="The gaps between words differ from line to line, and run down the page like rivers. Many "
    "people with dyslexia cannot read that.",
    do="Write text-align: start.",
    wrong="p { text-align: justify; }",
    right="p { text-align: start; }",
)


def in_style(style: Style) -> Iterator[Hit]:
    """Every block that sets text so."""
    for block in style.blocks:
        value = (block.value("text-align") or "").lower()
        if value in {"justify", "justify-all"} and not block.is_for("print"):
            yield style.at(block, f'"{block.selectors[:80]}" is set to both edges.')
