"""Wide tables that cannot be scrolled by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, is_hidden, role_of
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-table-scroll",
    title="A wide table is in no part of the page that scrolls",
    source="WCAG 2.2, 1.4.10 Reflow (AA); 2.1.1 Keyboard (A); 4.1.2 Name, Role, Value (A)",
    severity=Severity.WARNING,
    why="On a phone, or enlarged, the table makes the whole page scroll sideways, or its last "
    "columns cannot be reached.",
    do='Put the table in <div role="region" tabindex="0" aria-label="…">, which scrolls alone.',
    wrong='<table><tr><th scope="col">1</th><th scope="col">2</th><th scope="col">3</th>'
    '<th scope="col">4</th><th scope="col">5</th></tr></table>',
    right='<div role="region" tabindex="0" aria-label="Numbers"><table><tr><th scope="col">1</th>'
    '<th scope="col">2</th><th scope="col">3</th><th scope="col">4</th><th scope="col">5</th>'
    "</tr></table></div>",
)

_WIDE = 5
"""Columns that hardly fit on a phone."""


def on_page(page: Page) -> Iterator[Hit]:
    """Wide tables without such a part around them, and such parts without a role or a name."""
    for table in page.all("table"):
        if given_role(table) in {"presentation", "none"} or is_hidden(table):
            continue
        around = next((a for a in table.iterancestors() if a.get("tabindex") == "0"), None)
        if around is None:
            columns = max((_columns(row) for row in table.iter("tr")), default=0)
            if columns >= _WIDE:
                yield page.at(table, f"This table has {columns} columns, and does not scroll.")
        elif not (role_of(around) not in {"", "generic"} and _is_named(around)):
            message = "The Tab key stops at this table, and nothing says where it is."
            yield page.at(around, message, severity=Severity.ERROR)


def _columns(row: HtmlElement) -> int:
    return sum(isinstance(cell.tag, str) for cell in row)


def _is_named(element: HtmlElement) -> bool:
    return any((element.get(a) or "").strip() for a in ("aria-label", "aria-labelledby"))
