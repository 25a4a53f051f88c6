"""Tables of a page whose cells belong to no heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-table-headers",
    title="A table has no headings, or they do not work",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); H43, H51, H63, F91",
    severity=Severity.ERROR,
    why="A screen reader says the heading with each cell; without, a table is a row of numbers.",
    do="Make the first row one of headings (th with scope), and write words in each.",
    wrong="<table><tr><td>Week</td><td>Calls</td></tr><tr><td>47</td><td>231</td></tr></table>",
    right='<table><tr><th scope="col">Week</th><th scope="col">Calls</th></tr>'
    "<tr><td>47</td><td>231</td></tr></table>",
    said_by=("table-without-headers", "table-header-empty"),
)

_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup", ""})
_LAYOUT = frozenset({"presentation", "none"})


def on_page(page: Page) -> Iterator[Hit]:
    """Tables without headings; headings that are empty or of no known scope; lost references."""
    for table in page.all("table"):
        if given_role(table) in _LAYOUT or is_hidden(table):
            continue
        cells = [c for c in table.iter("th", "td") if next(c.iterancestors("table")) is table]
        if _is_of_data(cells) and not any(_is_heading(cell) for cell in cells):
            yield page.at(table, "This table has no headings.")
        for cell in cells:
            yield from _faults(page, cell)


def _is_of_data(cells: Sequence[HtmlElement]) -> bool:
    """Whether there are several rows, and several cells in one; else nothing needs a heading."""
    rows = Counter(cell.getparent() for cell in cells)
    return len(rows) > 1 and max(rows.values()) > 1


def _is_heading(cell: HtmlElement) -> bool:
    return cell.tag == "th" or given_role(cell) in {"columnheader", "rowheader"}


def _faults(page: Page, cell: HtmlElement) -> Iterator[Hit]:
    """What is wrong with a cell. The corner above a column of headings may be empty."""
    scope = (cell.get("scope") or "").strip().lower()
    if scope not in _SCOPES:
        fix = 'Write scope="col" for the heading of a column, scope="row" for one of a row.'
        yield page.at(cell, f'"{scope}" is no scope of a heading.', fix)
    lost = [word for word in (cell.get("headers") or "").split() if word not in page.ids]
    if lost:
        yield page.at(cell, f'This cell names a heading that is not there: "{lost[0]}".')
    if cell.tag == "th" and not page.name_of(cell) and not _is_corner(cell):
        yield page.at(cell, "This heading of a table has no words.")


def _is_corner(cell: HtmlElement) -> bool:
    """Whether a cell is the first of the first row."""
    row = cell.getparent()
    first = cell.getprevious() is None and row is not None and row.getprevious() is None
    return first and row.getparent().tag in {"thead", "table", "tbody"}
