"""Headings of a page that skip a level."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.structure import headings
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-heading-order",
    title="A heading of a page skips a level",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); 2.4.6 Headings and Labels (AA); G141",
    severity=Severity.ERROR,
    why="People who go by headings believe that they have missed a part of the page.",
    do="Let a heading be one level below the one it belongs to.",
    wrong="<h3>When we come</h3>",
    right="<h2>When we come</h2><h3>In winter</h3>",
    said_by=("heading-skipped",),
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every heading that is more than one level below the one before it.

    The first may be of any level: what stands before the title may have a heading of its own.
    """
    before = 0
    for level, heading in headings(page):
        if before and level > before + 1:
            yield page.at(
                heading,
                f'The heading "{words_of(heading)}" is of level {level}, after one of level '
                f"{before}.",
            )
        before = level
