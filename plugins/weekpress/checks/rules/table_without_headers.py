"""Tables of data whose cells are not told what they are of."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.tables import tables
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="table-without-headers",
    title="A table has no headers",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A)",
    severity=Severity.ERROR,
    why='A screen reader reads the header before each cell: "missed bins: 41". Without headers '
    "there is only 41.",
    do="Say in the first row what each column holds.",
    wrong="|  |  |\n| --- | --- |\n| May | 41 |\n| June | 12 |",
    right="| Month | Missed bins |\n| --- | --- |\n| May | 41 |\n| June | 12 |",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every table of rows and columns with no header cell, or none that has words."""
    for table in tables(text):
        if table.of_data and not table.headed:
            some = any(cell.heads for row in table.rows for cell in row)
            fix = "Use <th> for the cells of the first row." if table.typed and not some else ""
            yield text.at(
                table.offset,
                "The headers of this table are empty." if some else "This table has no headers.",
                fix,
            )
