"""Rows of a Markdown table that have more or fewer cells than its header."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.tables import Table, tables
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="table-uneven",
    title="A row of a table has more or fewer cells than its header",
    source="markdownlint, MD056; Python-Markdown, Tables",
    severity=Severity.ERROR,
    why="Cells beyond the last header are left out of the page without a word; where cells are "
    "missing, what follows stands in the wrong column.",
    do="Give each row as many cells as the header has. Write \\| for a bar that parts no cells.",
    wrong="| Month | Bins |\n| --- | --- |\n| May | 41 | late |",
    right="| Month | Bins | Note |\n| --- | --- | --- |\n| May | 41 | late |",
)
_RULER = re.compile(r"^[ \t>|:]*-[-:| \t]*$", re.MULTILINE)
"""The second line of a table."""
_EDGES = " \t>"
_BAR = re.compile(r"(?<!\\)\|")
_WORDS = re.compile(r"\w+")


def in_text(text: Text) -> Iterator[Hit]:
    """Every such row of a table that is one on the page."""
    if "|" not in text.source.text or not any(text.elements("table")):
        return
    heads = {head for table in tables(text) if (head := _head(table))}
    for ruler in _RULER.finditer(text.prose):
        above = text.prose[text.prose.rfind("\n", 0, max(ruler.start() - 1, 0)) + 1 : ruler.start()]
        columns = len(_cells(above))
        if "|" in ruler[0] and (columns, *_WORDS.findall(above)) in heads:
            yield from _uneven(text, ruler.end() + 1, columns)


def _head(table: Table) -> tuple[int | str, ...]:
    """How many cells the header of a table has, and its words; nothing for one without header."""
    first = table.rows[0]
    if not all(cell.heads for cell in first):
        return ()
    return (len(first), *_WORDS.findall(" ".join(cell.words for cell in first)))


def _uneven(text: Text, offset: int, columns: int) -> Iterator[Hit]:
    """The rows from here to an empty line that have another number of cells."""
    while offset < len(text.prose):
        end = text.prose.find("\n", offset)
        row = text.prose[offset : end if end >= 0 else len(text.prose)]
        if not row.strip(_EDGES):
            return
        if (count := len(_cells(row))) != columns:
            yield _hit(text, offset + len(row) - len(row.lstrip(_EDGES)), count, columns)
        offset += len(row) + 1


def _hit(text: Text, offset: int, count: int, columns: int) -> Hit:
    cells = f"{count} cell{'s' if count > 1 else ''}"
    if count > columns:
        message = f"This row has {cells} and its table {columns}: the rest is left out."
        return text.at(offset, message)
    message = f"This row has {cells} and its table {columns}: those on the right stay empty."
    return text.at(offset, message, severity=Severity.WARNING)


def _cells(row: str) -> list[str]:
    """The cells of a row, as Python-Markdown parts them: a bar at either end parts none."""
    row = row.strip(_EDGES + "\n").removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return _BAR.split(row)
