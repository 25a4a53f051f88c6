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
    "scroll-behavior: auto; } } in the sheet.",
    wrong=".card { transition: transform 0.3s; }",
    right="@media (prefers-reduced-motion: no-preference) "
    "{ .card { transition: transform 0.3s; } }",
)

_MOVES = frozenset({"animation", "animation-name", "transition", "transition-property"})
_COLOURS = (
    "background", "border", "outline", "text-decoration", "box-shadow", "fill", "stroke", "color",
    "opacity", "visibility",
)  # fmt: skip
_NOTHING = frozenset({"none", "initial", "unset", "inherit", "revert"})
_TIME = re.compile(r"[\d.]{1,20}m?s")
_WISH = re.compile(r"\(\s*prefers-reduced-motion\s*(?::\s*([a-z-]+))?")
_BRACKETS = re.compile(r"\([^()]{0,200}\)")


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
    return any(
        (m[1] or "reduce") == wish for one in conditions for m in _WISH.finditer(one.lower())
    )


def _moves(one: Declaration) -> bool:
    if one.name == "scroll-behavior":
        return one.value.lower() == "smooth"
    if one.name not in _MOVES:
        return False
    changes = _BRACKETS.sub("", one.value.lower()).split(",")
    return any(not _is_still(change.split()) for change in changes)


def _is_still(words: list[str]) -> bool:
    """Whether only a colour changes, or nothing does, or in no time at all."""
    times = [word for word in words if _TIME.fullmatch(word)]
    at_once = bool(times) and not times[0].strip("0.ms")
    return at_once or any(word in _NOTHING or word.startswith(_COLOURS) for word in words)
