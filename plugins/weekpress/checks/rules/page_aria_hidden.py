"""What the keyboard reaches and a screen reader does not."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone, is_tab_stop
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-aria-hidden",
    title="Something is hidden from screen readers that the Tab key stops at",
    source="WAI-ARIA 1.2, 6.6 aria-hidden; WCAG 2.2, 4.1.2 Name, Role, Value (A); ACT 6cfa84",
    severity=Severity.ERROR,
    why="Who cannot see the page comes to a place where nothing is said.",
    do='Take aria-hidden out, or also write tabindex="-1" in what is hidden.',
    wrong='<p aria-hidden="true"><a href="/plan/">The plan</a></p>',
    right='<p aria-hidden="true"><a href="/plan/" tabindex="-1">The plan</a></p>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every stop of the Tab key in or on what is hidden; the whole body must not be."""
    seen = set()
    for hidden in page.having("aria-hidden"):
        if hidden.get("aria-hidden") != "true":
            continue
        if hidden.tag in {"body", "main", "html"}:
            yield page.at(hidden, f"All of <{hidden.tag}> is hidden from screen readers.")
            return
        for element in hidden.iter("*"):
            if is_tab_stop(element) and element not in seen and not is_gone(element):
                seen.add(element)
                message = f"A {element.tag} that the Tab key stops at is hidden."
                yield page.at(element, message)
