"""Ids that are on a page twice."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-id-unique",
    title="An id is on a page twice",
    source="HTML Standard, 3.2.6 The id attribute; WCAG 2.2, 4.1.2 Name, Role, Value (A); F77",
    severity=Severity.ERROR,
    why="A link to it, a label or a name goes to the first of the two, which may be the wrong one.",
    do="Give each an id of its own.",
    wrong='<h2 id="bins">Bins</h2><p id="bins">Blue, brown and green.</p>',
    right='<h2 id="bins">Bins</h2><p id="colours">Blue, brown and green.</p>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """The second element of each id that several have."""
    twice = {name for name, count in page.ids.items() if count > 1}
    seen: set[str] = set()
    for element in page.having("id") if twice else ():
        name = element.get("id")
        if name in twice and name in seen:
            yield page.at(element, f'The id "{name}" is on this page {page.ids[name]} times.')
            twice.discard(name)
        seen.add(name)
