"""Tables with cells that reach over several rows or columns."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.tables import Table, tables
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="table-cells-merged",
    title="Cells of a table are merged",
    source="W3C, Tables Tutorial, Irregular tables; WCAG 2.2, 1.3.1 (A)",
    severity=Severity.WARNING,
    why="Screen readers lose count in merged cells: they read the wrong header for a cell, or "
    "none.",
    do="Repeat the words in each cell, or make two tables.",
    wrong="<table><tr><th>Month</th><th>Bins</th></tr>"
    '<tr><td rowspan="2">May</td><td>41</td></tr><tr><td>12</td></tr></table>',
    right="<table><tr><th>Month</th><th>Bins</th></tr>"
    "<tr><td>May</td><td>41</td></tr><tr><td>May</td><td>12</td></tr></table>",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every table with such a cell: once, be there many."""
    for table in tables(text):
        first = table.rows[0]
        if table.of_data and len(first) == 1 and first[0].columns == table.columns:
            yield text.at(
                table.offset,
                f'The first row of this table is one cell, "{first[0].words[:80]}": a title, which '
                "is read out as the header of every column.",
                f"Write <caption>{first[0].words[:80]}</caption> right after <table>, and let the "
                "headers be the first row.",
            )
        elif count := _merged(table):
            cells = "One cell" if count == 1 else f"{count} cells"
            yield text.at(
                table.offset, f"{cells} of this table {'is' if count == 1 else 'are'} merged."
            )


def _merged(table: Table) -> int:
    return sum(cell.columns > 1 or cell.rows > 1 for row in table.rows for cell in row)
