"""Text whose size is fixed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-text-in-pixels",
    title="The size of text is given in pixels",
    source="WCAG 2.2, 1.4.4 Resize Text (AA); C12, C14",
    severity=Severity.WARNING,
    why="Who has set a larger size of text in their browser does not get it.",
    do="Write it in rem: 16px is 1rem, for most readers.",
    wrong="p { font-size: 14px; }",
    right="p { font-size: 0.875rem; }",
)

_PIXELS = re.compile(r"(?<![\w.#-])(\d{1,9}(?:\.\d{1,9})?)px\b", re.IGNORECASE)
_GROWS = re.compile(r"\d(?:rem|em|%)", re.IGNORECASE)
_USUAL = 16


def in_style(style: Style) -> Iterator[Hit]:
    """Every size of text in pixels; paper has no setting, and a sum with rem grows."""
    for block in style.blocks:
        if block.is_for("print"):
            continue
        for one in block.declarations:
            size = one.value.split("/")[0]  # of `font`, what follows is the height of a line
            pixels = _PIXELS.search(size) if one.name in {"font", "font-size"} else None
            if pixels and float(pixels[1]) > 0 and not _GROWS.search(size):
                message = f"The size of text is {pixels[0]} here."
                rem = f"{float(pixels[1]) / _USUAL:.4f}".rstrip("0").rstrip(".")
                yield style.at(one, message, f"Write {rem}rem.", group="pixels")
