"""Lists inside lists that stand in too little, and so are shown as one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from weekpress.checks.items import Item, first_words, shown_items, typed_lists
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="list-inside-flat",
    title="A list inside a list is shown as one list",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); Python-Markdown, Lists",
    severity=Severity.WARNING,
    why="What belongs under an item is read out as an item beside it, so nobody can tell what is "
    "part of what.",
    do="Indent the lines of the inner list by four spaces.",
    wrong="- Bins\n  - green\n  - blue\n- Bags",
    right="- Bins\n    - green\n    - blue\n- Bags",
)


def in_text(text: Text) -> Iterator[Hit]:
    """The first item of every list that stands in by two or three spaces under another."""
    found = [item for items in typed_lists(text) if (item := _further_in(items)) is not None]
    shown = shown_items(text) if found else set()
    for item in found:
        if first_words(text, item) in shown:
            yield text.at(
                item.offset + item.indent,
                "This item is meant to stand inside the one above, and is shown beside it.",
            )


def _further_in(items: Sequence[Item]) -> Item | None:
    return next((b for a, b in pairwise(items) if b.indent - a.indent > 1), None)
