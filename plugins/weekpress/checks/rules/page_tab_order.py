"""An order of the Tab key that is not that of the page."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-tab-order",
    title="The Tab key goes another way than the page is read",
    source="WCAG 2.2, 2.4.3 Focus Order (A); F44; HTML Standard, 6.6.3 The tabindex attribute",
    severity=Severity.ERROR,
    why="The Tab key leaps about the page, and who follows it by eye or ear is lost.",
    do='Take tabindex out, and write things in the order in which they are read; tabindex="0" lets '
    "the Tab key stop at an element.",
    wrong='<p><a href="/a/" tabindex="2">First</a></p>',
    right='<p><a href="/a/">First</a></p>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every tabindex above 0."""
    for element in page.having("tabindex"):
        index = element.get("tabindex").strip().lstrip("+0")
        if index.isdecimal():
            yield page.at(element, f'tabindex="{index[:9]}" comes before the rest of the page.')
