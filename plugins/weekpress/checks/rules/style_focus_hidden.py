"""Style that takes away the sign of where the keyboard is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.focus import hides, is_shown, rest_of
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Block, Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-focus-hidden",
    title="The sign of where the keyboard is, is taken away",
    source="WCAG 2.2, 2.4.7 Focus Visible (AA); F78, C15, C45",
    severity=Severity.ERROR,
    why="Who goes by the Tab key cannot see which link or field they are at.",
    do="Take the line out, or write :focus-visible { outline: 3px solid; } for the same elements.",
    wrong="a { outline: none; }",
    right="a { outline: none; } a:focus-visible { outline: 3px solid; }",
)

_REACHED = re.compile(
    r"(?:^|[\s>+~])(?:a|button|input|select|textarea|summary|\*)(?![\w-])[^\s>+~]*$", re.IGNORECASE
)
"""A selector of what the Tab key stops at, or of everything."""
_NEVER = re.compile(
    r"(?:^|[\s>+~])(?:main|body|html|article|section|div|h[1-6])(?![\w-])[^\s>+~]*$"
    r"|\[tabindex=[\"']?-1|:not\([^)]{0,99}:focus-visible|::-moz-focus-inner",
    re.IGNORECASE,
)
"""One of what only a link leads to, as to <main>, or that tells the mouse from the keyboard."""


def _hidden(style: Style) -> Iterator[tuple[Block, str]]:
    """Each selector that hides the focus and to which nothing gives it back."""
    shown = {rest_of(one) for block in style.blocks if is_shown(block) for one in block.each
             if ":focus" in one}  # fmt: skip
    for block in style.blocks:
        if not hides(block) or block.is_for("print") or is_shown(block):
            continue
        for one in block.each:
            focus = ":focus" in one
            if _NEVER.search(one) or not (focus or _REACHED.search(one)):
                continue
            everywhere = not focus and not shown.isdisjoint({"", "*"})
            if rest_of(one) not in shown and not everywhere:
                yield block, one


def in_style(style: Style) -> Iterator[Hit]:
    """Every such block, told by the first of its selectors."""
    told = None
    for block, selector in _hidden(style):
        if block is not told:
            told = block
            message = (
                f'"{selector[:80]}" hides where the keyboard is, and shows it in no other way.'
            )
            yield style.at(block, message)
