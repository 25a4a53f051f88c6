"""Tables that hold no rows and columns, but set a look."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.tables import tables
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="table-for-layout",
    title="A table has one row or one column",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); failure F46",
    severity=Severity.WARNING,
    why="A screen reader announces a table with its rows and columns, and takes people into it "
    "cell by cell, for what is a list, a box or a row of pictures.",
    do="Write a list, a callout or paragraphs instead.",
    wrong="<table><tr><td>Bins are late today.</td></tr></table>",
    right="> [!NOTE]\n> Bins are late today.",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every table with fewer than two rows or columns."""
    for table in tables(text):
        if not table.of_data:
            rows, columns = len(table.rows), table.columns
            size = "one cell" if rows == columns == 1 else "one row" if rows == 1 else "one column"
            yield text.at(table.offset, f"This table has only {size}.")
