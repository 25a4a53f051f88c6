"""Links in a text that only their colour tells from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Block, Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-links-without-underline",
    title="Links in the text have no underline",
    source="WCAG 2.2, 1.4.1 Use of Color (A); F73, G182, G183",
    severity=Severity.ERROR,
    why="Who does not see colours well does not find the links.",
    do="Leave the underline. In navigation and headings it may be taken away: there, write nav a "
    "{ text-decoration: none; } or the like.",
    wrong="a { color: #0b5; text-decoration: none; }",
    right="nav a { color: #0b5; text-decoration: none; }",
)

_IN_TEXT = re.compile(
    r"(?:(?:html|body|main|article|p|dd|\.prose|\.content|\.entry-content|\.post|\.post-content"
    r"|\.article|\.article-content)\s*[ >]\s*)*a(?::(?:link|visited|any-link))*",
    re.IGNORECASE,
)
"""A link anywhere, or one that stands in a text."""
_MARKS = ("border", "border-bottom", "border-block-end", "background", "background-image",
          "box-shadow")  # fmt: skip
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_NONE = re.compile(r"(?:none|0(?:px)?|transparent|initial|unset)\b", re.IGNORECASE)


def in_style(style: Style) -> Iterator[Hit]:
    """Every block that takes the underline of links in a text away and marks them no other way."""
    blocks = [block for block in style.blocks if not block.is_for("print")]
    given = any(_underlines(block) and _text(block) for block in blocks)
    for block in blocks:
        selector = _text(block)
        if selector and _takes(block) and not given and not _marks(block):
            message = f'"{selector[:80]}" takes the underline of links in the text away.'
            yield style.at(block, message)


def _text(block: Block) -> str:
    """The first of a block's selectors that is of links in a text; "" for none."""
    return next((one for one in block.each if len(one) < 200 and _IN_TEXT.fullmatch(one)), "")


def _line(block: Block) -> str:
    return (block.value("text-decoration") or block.value("text-decoration-line") or "").lower()


def _takes(block: Block) -> bool:
    return _line(block).split()[:1] == ["none"]


def _underlines(block: Block) -> bool:
    return "underline" in _line(block)


def _marks(block: Block) -> bool:
    """Whether a line, a background or bold type tells a link from the text around it."""
    if (block.value("font-weight") or "").lower() in _BOLD:
        return True
    values = (block.value(name) for name in _MARKS)
    return any(value and not _NONE.match(value) for value in values)
