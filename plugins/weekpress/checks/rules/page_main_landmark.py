"""Pages without a main part, or with several."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.structure import landmarks
from weekpress.errors import Severity

RULE = Rule(
    name="page-main-landmark",
    title="A page has no main part, or several",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); 2.4.1 Bypass Blocks (A); ARIA11",
    severity=Severity.ERROR,
    why="People who use a screen reader leap to the main part of each page, past what is on all.",
    do="Put what the page is about in one <main>.",
    wrong="<section aria-label='More'><div role='main'>Food waste</div></section>",
    right="<section aria-label='More'><p>Food waste</p></section>",
)


def on_page(page: Page) -> Iterator[Hit]:
    """A page without a main part; each after the first."""
    mains = [element for role, element in landmarks(page) if role == "main"]
    if not mains:
        yield page.at(page.root, "This page has no main part.")
    for element in mains[1:]:
        yield page.at(element, "This is another main part of the page.")
