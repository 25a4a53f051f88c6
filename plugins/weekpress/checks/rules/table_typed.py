"""Tables that Markdown does not take for one: readers get bars and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.lines import PROSE, Lines, blocks_of_lines
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="table-typed",
    title="A table is shown as bars and dashes",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A)",
    severity=Severity.ERROR,
    why="Readers see the signs it was typed with, and a screen reader reads them out.",
    do="Leave an empty line before the table, and let its second line have as many cells as its "
    "first.",
    wrong="Counts:\n| Month | Bins |\n| --- | --- |\n| May | 41 |",
    right="Counts:\n\n| Month | Bins |\n| --- | --- |\n| May | 41 |",
)
_RULER = re.compile(r"\|?[ \t]*:?[-–—]+:?[ \t]*(?:\|[ \t]*:?[-–—]+:?[ \t]*)*\|?")
_ANY = re.compile(r"^[ \t>|:]*-[-–—:| \t]*\|", re.MULTILINE)


def in_text(text: Text) -> Iterator[Hit]:
    """Every line of dashes between bars that is shown, with bars in the line before it."""
    if not _ANY.search(text.source.text):
        return
    for block in blocks_of_lines(text.tokens):
        for number in _heads(block) if block.block in PROSE else ():
            yield text.at(
                block.offset(text, number),
                "This was meant for a table, and is shown with its bars and dashes.",
                _instead(block, number),
            )


def _heads(block: Lines) -> Iterator[int]:
    """The numbers of the lines that were meant for the head of a table."""
    for number, (line, after) in enumerate(zip(block.lines, block.lines[1:], strict=False)):
        if "|" in line and "|" in after and _RULER.fullmatch(after):
            yield number


def _instead(block: Lines, number: int) -> str:
    if block.block not in {"p", "li"}:
        return 'Markdown is not read inside HTML: add markdown="1" to the tag around it.'
    return "Leave an empty line before the table." if number else RULE.do
