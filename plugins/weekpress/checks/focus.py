"""How a style sheet shows where the keyboard is, and how it hides it.

Comes in: a block of declarations. Goes out: whether it takes the browser's outline away, and
whether it shows the focus by anything else. Source: WCAG 2.2, 2.4.7 Focus Visible (AA), F78, C45;
CSS Basic User Interface Module Level 4, "outline".
"""

from __future__ import annotations

import re

from weekpress.checks.style import Block

_NOTHING = re.compile(r"(?:^|\s)(?:none|0(?:px|em|rem)?)(?=\s|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
"""What is in them is no width: `rgb(0 0 0)`."""
_OUTLINE = ("outline", "outline-style", "outline-width")
FLAT = ("background", "background-color", "background-image", "box-shadow")
"""What a browser leaves out where the reader has chosen the colours. Source: CSS Color Adjustment
Module Level 1, "Forced Color Palettes"."""
_DRAWN = ("border", "border-bottom", "border-block-end", "border-color", "border-style",
          "border-width", "border-block", "border-inline-start", "border-left", "text-decoration",
          "text-decoration-line", "text-decoration-thickness")  # fmt: skip
_FOCUS = re.compile(r":focus(?:-visible|-within)?(?![\w-])", re.IGNORECASE)
_RESET = frozenset({"none", "transparent", "0", "unset", "initial", "inherit", "revert"})


def hides(block: Block) -> bool:
    """Whether a block takes the outline away."""
    values = [value for name in _OUTLINE if (value := block.value(name)) is not None]
    return any(_NOTHING.search(_BRACKETS.sub("", value)) for value in values)


def is_shown(block: Block) -> bool:
    """Whether a block shows something: an outline, a line, a background or a shadow."""
    return is_drawn(block) or any(_is_set(block, name) for name in FLAT)


def is_drawn(block: Block) -> bool:
    """Whether what it shows is still there where the reader has chosen the colours."""
    outline = any(block.value(name) is not None for name in _OUTLINE) and not hides(block)
    return outline or any(_is_set(block, name) for name in _DRAWN)


def _is_set(block: Block, name: str) -> bool:
    value = block.value(name)
    return value is not None and value.strip().lower() not in _RESET


def rest_of(selector: str) -> str:
    """A selector without its focus: `a:focus` and `a:focus-visible` are of the same elements."""
    return _FOCUS.sub("", selector).strip().lower()
