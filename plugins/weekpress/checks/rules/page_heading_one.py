"""Pages without a title to read, or with several."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.structure import headings
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-heading-one",
    title="A page has no heading of level 1, or several",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); 2.4.6 Headings and Labels (AA)",
    severity=Severity.ERROR,
    why="The heading of level 1 is how people who cannot see the page find what it is about and "
    "where it begins.",
    do="Give each page one h1: what it is about.",
    wrong="<h1>Food waste</h1>",
    right="<h2>Food waste</h2>",
)


def on_page(page: Page) -> Iterator[Hit]:
    """A page without an h1; each h1 after the first."""
    ones = [heading for level, heading in headings(page) if level == 1]
    if not ones:
        yield page.at(page.root, "This page has no heading of level 1.")
    for heading in ones[1:]:
        words = words_of(heading)
        yield page.at(heading, f'"{words}" is another heading of level 1 on this page.')
