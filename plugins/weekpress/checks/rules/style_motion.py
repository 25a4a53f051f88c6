"""Motion that readers cannot switch off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.style import Declaration, Style
from weekpress.errors import Severity

RULE = Rule(
    name="style-motion",
    title="Something moves, also for readers who asked for no motion",
    source="WCAG 2.2, 2.3.3 Animation from Interactions (AAA); 2.2.2 (A); C39",
    severity=Severity.WARNING,
    why="Motion makes some people dizzy or sick. They have told their device, and the page does "
    "not ask it.",
    do="Write @media (prefers-reduced-motion: reduce) { * { animation: none; transition: none; "
    "scroll-behavior: auto; } }",
    wrong=".card { transition: transform 0.3s; }",
    right="@media (prefers-reduced-motion: no-preference) "
    "{ .card { transition: transform 0.3s; } }",
)

_MOVES = frozenset({"animation", "animation-name", "transition", "transition-property"})
_STILL = re.compile(
    r"\s*(?:(?:background|border|outline|text-decoration|box-shadow|fill|stroke|color|opacity"
    r"|visibility|none|initial|unset|inherit|revert|0s)(?:-[a-z-]{1,40})?(?![\w-])[^,]*(?:,|$))+",
    re.IGNORECASE,
)
"""Only colours change, or nothing does."""


def in_style(style: Style) -> Iterator[Hit]:
    """The first motion of a sheet that nowhere asks whether it is wanted, or not for this one."""
    if any(_asks(block.conditions, "reduce") for block in style.blocks):
        return
    for block in style.blocks:
        if _asks(block.conditions, "no-preference") or block.is_for("print"):
            continue
        moving = next((one for one in block.declarations if _moves(one)), None)
        if moving:
            message = f'"{block.selectors[:60]}" moves ({moving.name}: {moving.value[:40]}).'
            yield style.at(moving, message)
            return


def _asks(conditions: tuple[str, ...], wish: str) -> bool:
    said = [one.lower() for one in conditions if "prefers-reduced-motion" in one.lower()]
    plain = ("(prefers-reduced-motion)" in one for one in said)
    return any(wish in one for one in said) or (wish == "reduce" and any(plain))


def _moves(one: Declaration) -> bool:
    if one.name == "scroll-behavior":
        return one.value.lower() == "smooth"
    if one.name not in _MOVES:
        return False
    return not _STILL.fullmatch(one.value)
