"""Headings of a page that say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-heading-empty",
    title="A heading of a page has no words",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); 2.4.6 Headings and Labels (AA)",
    severity=Severity.ERROR,
    why="It is in the list of headings that people go by, and says nothing there.",
    do="Write words in it, or take it out.",
    wrong="<h2> </h2>",
    right="<h2>When we come</h2>",
    said_by=("heading-empty",),
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every heading that is read out and has no name."""
    for heading in page.all("h1", "h2", "h3", "h4", "h5", "h6"):
        if not page.name_of(heading) and not is_hidden(heading):
            yield page.at(heading, f"This heading of level {heading.tag[1]} has no words.")
