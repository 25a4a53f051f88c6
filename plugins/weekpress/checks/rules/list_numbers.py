"""Numbered lists whose numbers are not those that readers get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from weekpress.checks.items import Item, first_words, shown_items, typed_lists
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="list-numbers",
    title="The numbers of a list are not those that readers see",
    source="markdownlint, MD029; CommonMark 0.31.2, 5.3 Lists",
    severity=Severity.WARNING,
    why='Pages count a list by themselves from its first number. Where the text says "see 5", '
    "readers look for an item that has another number there.",
    do="Number the items one after the other, or all of them 1.",
    wrong="1. Bins\n2. Bags\n2. Boxes\n5. Bottles",
    right="1. Bins\n2. Bags\n3. Boxes\n4. Bottles",
)


def in_text(text: Text) -> Iterator[Hit]:
    """The first wrong number of every list; not where a list inside it was meant, as that has a
    rule of its own."""
    found = [(items, n) for items in typed_lists(text) if (n := _wrong(items)) is not None]
    shown = shown_items(text) if found else set()
    for items, wrong in found:
        if first_words(text, items[wrong]) in shown:
            counted = (items[0].number or 0) + wrong
            yield text.at(
                items[wrong].offset + items[wrong].indent,
                f"This item has the number {items[wrong].number} here, and {counted} on the page.",
                _instead(items, counted),
            )


def _wrong(items: Sequence[Item]) -> int | None:
    """The index of the first item that is not shown with its own number; None where all are, or
    where the writer leaves counting to the page."""
    numbers = [item.number for item in items if item.number is not None]
    if not numbers or any(after.indent - before.indent > 1 for before, after in pairwise(items)):
        return None
    first = numbers[0]
    step = 0 if first in {0, 1} and numbers[:2] == [first, first] else 1
    return next((n for n, one in enumerate(numbers) if one != first + step * n), None)


def _instead(items: Sequence[Item], counted: int) -> str:
    numbers = [item.number or 0 for item in items]
    if all(after == before - 1 for before, after in pairwise(numbers)):
        return 'To count down, write <ol reversed markdown="1"> before the list and </ol> after it.'
    return f"Write {counted}. before it, or 1. before every item."
