"""References for screen readers to what is not on the page."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.aria import REFERENCES
from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-aria-reference",
    title="A name or a description is looked for in what is not on the page",
    source="WAI-ARIA 1.2, 8.5 ID reference; WCAG 2.2, 4.1.2 Name, Role, Value (A); ARIA16, F15",
    severity=Severity.ERROR,
    why="A screen reader says nothing in its place.",
    do="Write the id of an element of this page.",
    wrong='<section aria-labelledby="bins"><h2 id="bin">Bins</h2></section>',
    right='<section aria-labelledby="bins"><h2 id="bins">Bins</h2></section>',
)

_LATER = frozenset({"aria-controls", "aria-owns", "aria-flowto", "aria-activedescendant"})
"""What these name may be put on the page only when it is needed."""
_NAMED = tuple(name for name in REFERENCES if name not in _LATER)


def on_page(page: Page) -> Iterator[Hit]:
    """Every such reference of which a part is not there, and a label whose field is not."""
    for element in page.having(*_NAMED):
        for name in _NAMED:
            lost = [w for w in (element.get(name) or "").split() if w not in page.ids]
            if lost:
                message = f'{name} names "{lost[0]}", which is not on the page.'
                yield page.at(element, message)
    for label in page.all("label"):
        field = label.get("for")
        if field and field not in page.ids:
            yield page.at(label, f'This label is for "{field}", which is not on the page.')
