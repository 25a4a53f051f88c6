"""The items of lists as they are typed: with their signs, their numbers and how far they stand in.

Comes in: a text. Goes out: its lists at the left edge, item by item. Where the page has no such
item, what looks like one is none. Source: Python-Markdown, Lists, which takes four spaces for one
list inside another and counts items by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weekpress.checks.text import Text
from weekpress.markup.plain import plain_text

_ITEM = re.compile(r"^( {0,3})(?:[-*+]|(\d{1,4})\.)[ \t]+(?=\S)", re.MULTILINE)
_LINE_IN_ITEM = re.compile(r"[ \t]+\S")
_WORD = re.compile(r"\w+")
_FIRST = 12
"""Of how many tokens of an item the beginning is read."""


@dataclass(frozen=True)
class Item:
    """One typed item."""

    number: int | None
    """None for one with a bullet."""
    indent: int
    """Spaces before its sign."""
    offset: int
    """Of its line."""


def typed_lists(text: Text) -> Iterator[list[Item]]:
    """The items of each list, which has at least two: a line that neither is nor belongs to an
    item ends one, and so does an item of the other kind."""
    run: list[Item] = []
    for found in _ITEM.finditer(text.prose):
        item = Item(int(found[2]) if found[2] else None, len(found[1]), found.start())
        if run and not _follows(text.prose, run[-1], item):
            if len(run) > 1:
                yield run
            run = []
        run.append(item)
    if len(run) > 1:
        yield run


def _follows(prose: str, before: Item, item: Item) -> bool:
    """Whether two items are of one list: until an empty line all lines belong to the first, then
    only those that are indented."""
    lines = prose[before.offset : item.offset].split("\n")[1:-1]
    loose = lines.index("") if "" in lines else len(lines)
    return (before.number is None) == (item.number is None) and all(
        not line.strip() or _LINE_IN_ITEM.match(line) for line in lines[loose:]
    )


def shown_items(text: Text) -> set[tuple[str, ...]]:
    """How the items of the page's lists begin."""
    return {_words(plain_text(item.inside[:_FIRST])) for item in text.elements("li")}


def first_words(text: Text, item: Item) -> tuple[str, ...]:
    """How an item begins, as `shown_items` has it."""
    line = text.prose[item.offset : item.offset + 200].partition("\n")[0]
    return _words(_ITEM.sub("", line))


def _words(written: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(written)[:3])
