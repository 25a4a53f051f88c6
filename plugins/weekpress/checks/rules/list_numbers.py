"""Numbered lists whose numbers are not those that readers get."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.plain import plain_text

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
_ITEM = re.compile(r"^ {0,3}(\d{1,4})\.[ \t]+(?=\S)", re.MULTILINE)
_LINE_IN_ITEM = re.compile(r"[ \t]+\S")
_WORD = re.compile(r"\w+")
_FIRST = 12
"""Of how many tokens of an item the beginning is read."""

_DOWN = 'To count down, write <ol reversed markdown="1"> before the list and </ol> after it.'

Item = tuple[int, int]
"""The number of an item, and where it is written."""


def in_text(text: Text) -> Iterator[Hit]:
    """The first wrong number of every list."""
    items = [(int(m[1]), m.start()) for m in _ITEM.finditer(text.prose)]
    found = [(run, n) for run in _lists(text.prose, items) if (n := _wrong(run)) is not None]
    shown = _shown(text) if found else set()
    for run, wrong in found:
        number, offset = run[wrong]
        if _words(text.prose[offset : offset + 200].partition("\n")[0].partition(".")[2]) in shown:
            counted = run[0][0] + wrong
            yield text.at(
                offset,
                f"This item has the number {number} here, and {counted} on the page.",
                _DOWN if _goes_down(run) else f"Write {counted}. before it, or 1. before all.",
            )


def _lists(prose: str, items: Sequence[Item]) -> Iterator[list[Item]]:
    """The items, list by list: a line that neither is nor belongs to an item ends one."""
    run: list[Item] = []
    for item in items:
        if run and not _goes_on(prose[run[-1][1] : item[1]]):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _goes_on(between: str) -> bool:
    """Whether a list goes on after an item and the lines that follow it: until an empty line all
    belong to it, then only those that are indented."""
    lines = between.split("\n")[1:-1]
    loose = lines.index("") if "" in lines else len(lines)
    return all(not line.strip() or _LINE_IN_ITEM.match(line) for line in lines[loose:])


def _wrong(run: Sequence[Item]) -> int | None:
    """The index of the first item that is not shown with its own number; None where all are, or
    where the writer leaves counting to the page."""
    numbers = [number for number, _ in run]
    first = numbers[0]
    step = 0 if first in {0, 1} and numbers[:2] == [first, first] else 1
    return next((n for n, one in enumerate(numbers) if one != first + step * n), None)


def _goes_down(run: Sequence[Item]) -> bool:
    return all(after[0] == before[0] - 1 for before, after in pairwise(run))


def _shown(text: Text) -> set[tuple[str, ...]]:
    """How the items of the page's lists begin."""
    return {_words(plain_text(item.inside[:_FIRST])) for item in text.elements("li")}


def _words(written: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(written)[:3])
