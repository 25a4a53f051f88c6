"""Text that cannot be selected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-select-none",
    title="Text cannot be selected",
    source="CSS Basic User Interface Module Level 4, user-select; WCAG 2.2, 3.1 Readable",
    severity=Severity.WARNING,
    why="People select a text to have it read aloud, translated or looked up, and to keep their "
    "place in it.",
    do="Take user-select out, or write it for buttons only.",
    wrong="body { user-select: none; }",
    right="button { user-select: none; }",
)

_TEXT = re.compile(
    r"(?:\*|html|body|main|article|section|p|li|dd|dt|td|th|blockquote|h[1-6]|pre|code|table|figure"
    r"|figcaption|\.prose|\.content|\.entry-content|\.post)",
    re.IGNORECASE,
)
_NAMES = frozenset({"user-select", "-webkit-user-select", "-moz-user-select", "-ms-user-select"})


def in_style(style: Style) -> Iterator[Hit]:
    """Every block that keeps text from being selected; of controls and signs it is no harm."""
    for block in style.blocks:
        never = any(d.name in _NAMES and d.value.lower() == "none" for d in block.declarations)
        if never and not block.is_for("print"):
            text = next((one for one in block.each if _TEXT.fullmatch(one.split()[-1])), None)
            if text:
                yield style.at(block, f'"{text[:80]}" cannot be selected.')
