"""Style that says something by colour areas alone, which some readers' devices leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.focus import FLAT, hides, is_drawn, is_shown
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Block, Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-forced-colours",
    title="Where the reader has chosen the colours, something is not to be seen",
    source="WCAG 2.2, 1.4.11 Non-text Contrast (AA), 2.4.7 (AA); CSS Color Adjustment Level 1, "
    "Forced Color Palettes",
    severity=Severity.WARNING,
    why="High contrast on Windows leaves out backgrounds and shadows. Who needs it does not see "
    "which page they are on, or where the keyboard is.",
    do="Add a line that stays, such as outline: 2px solid transparent, or write a block "
    "@media (forced-colors: active).",
    wrong="a:focus { outline: none; box-shadow: 0 0 0 3px gold; }",
    right="a:focus { outline: 3px solid transparent; box-shadow: 0 0 0 3px gold; }",
)

_STATE = re.compile(
    r"\[aria-(?:current|selected|pressed|checked)\b[^\]]{0,40}\]|:checked(?![\w-])", re.IGNORECASE
)
_MORE = frozenset(
    {"content", "display", "font", "font-style", "font-weight", "inline-size", "list-style"}
    | {"margin", "padding", "text-transform", "transform", "width"}
)
"""What else can be seen of a state."""


def in_style(style: Style) -> Iterator[Hit]:
    """Focus and states that only a background or a shadow shows, in a sheet that asks nowhere."""
    blocks = style.blocks
    if any(block.is_for("forced-colors", "-ms-high-contrast") for block in blocks):
        return
    drawn = {one for block in blocks if is_drawn(block) or _has_more(block) for one in block.each}
    for block in blocks:
        if block.is_for("print") or not _is_flat(block):
            continue
        told = next((one for one in block.each if one not in drawn and _tells(block, one)), None)
        if told:
            yield style.at(block, f'"{told[:80]}" shows something by a background or shadow alone.')


def _is_flat(block: Block) -> bool:
    return is_shown(block) and not is_drawn(block) and any(block.value(n) for n in FLAT)


def _has_more(block: Block) -> bool:
    return any(one.name in _MORE for one in block.declarations)


def _tells(block: Block, selector: str) -> bool:
    """Whether a selector is of a state, or of a focus whose outline is taken away."""
    return bool(_STATE.search(selector)) or (":focus" in selector and hides(block))
