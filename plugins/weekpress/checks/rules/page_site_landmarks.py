"""Pages without a header or a footer that can be leapt to."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.structure import landmarks
from weekpress.errors import Severity

RULE = Rule(
    name="page-site-landmarks",
    title="A page has no header or footer, or several",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); ARIA Authoring Practices, Landmark Regions",
    severity=Severity.WARNING,
    why="People who use a screen reader cannot leap to what is the same on each page, such as the "
    "name of the site and the link to its accessibility statement.",
    do="Put what begins every page in one <header>, what ends it in one <footer>, and neither of "
    "them in <main>.",
    wrong='<!doctype html><html lang="en"><head><title>Bins</title></head>'
    "<body><header>Marchwater</header><main>Bins</main></body></html>",
    right='<!doctype html><html lang="en"><head><title>Bins</title></head>'
    "<body><header>Marchwater</header><main>Bins</main><footer>Privacy</footer></body></html>",
)

_WORDS = {"banner": "header", "contentinfo": "footer"}


def on_page(page: Page) -> Iterator[Hit]:
    """A page without one of the two; each of them after the first."""
    for role, word in _WORDS.items():
        found = [element for this, element in landmarks(page) if this == role]
        if not found:
            yield page.at(page.root, f"This page has no {word}.")
        for element in found[1:]:
            yield page.at(element, f"This is another {word} of the page.")
