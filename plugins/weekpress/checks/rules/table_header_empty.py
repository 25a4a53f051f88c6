"""Tables in which a column has no header."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.tables import Cell, tables
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="table-header-empty",
    title="A column of a table has no header",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A)",
    severity=Severity.WARNING,
    why="What stands in that column is read out without a word on what it is.",
    do="Say in the first row what the column holds. Only the corner at the top left may be empty.",
    wrong="| Month | |\n| --- | --- |\n| May | 41 |",
    right="| | Missed bins |\n| --- | --- |\n| May | 41 |",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every table with an empty header cell in its first row, over a column that holds words."""
    for table in tables(text):
        first, *rest = table.rows
        if table.headed and all(cell.heads for cell in first):
            empty = [n for n, c in enumerate(first) if n and not c.words and _held(rest, n)]
            if empty:
                yield text.at(
                    table.offset,
                    f"Column {empty[0] + 1} of this table has no header.",
                )


def _held(rows: list[list[Cell]], column: int) -> bool:
    return any(column < len(row) and row[column].words for row in rows)
