"""Style in the elements of a page."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-style-attribute",
    title="Style stands in the page itself",
    source="WCAG 2.2, 1.4.12 Text Spacing (AA), C36; Content Security Policy Level 3, style-src",
    severity=Severity.WARNING,
    why="The header that Weekpress sends with each page forbids it, so it does nothing there. "
    "Where it works, it overrides what readers set for themselves.",
    do="Write it in a style sheet of the theme, for a class.",
    wrong='<p style="color: green">Recycling</p>',
    right='<p class="recycling">Recycling</p>',
)

_SPACING = frozenset({"letter-spacing", "line-height", "word-spacing"})
_DRAWING = "svg"
"""What is in a drawing is judged as a picture."""


def on_page(page: Page) -> Iterator[Hit]:
    """Every style attribute and element; an error where readers cannot space the text out."""
    for element in page.having("style"):
        style = element.get("style")
        spacing = next(_fixed(style), None)
        if spacing:
            message = f"{spacing} is fixed here, so that readers cannot change it."
            yield page.at(element, message, severity=Severity.ERROR)
        elif style.strip() and next(element.iterancestors(_DRAWING), None) is None:
            message = f'Style stands in this {element.tag}: "{style.strip()[:60]}".'
            yield page.at(element, message, group="inline")
    for element in page.all("style"):
        if next(element.iterancestors(_DRAWING), None) is None:
            yield page.at(element, "A style sheet stands in the page.", group="sheet")


def _fixed(style: str) -> Iterator[str]:
    """The spacings that a style sets against the reader's."""
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in _SPACING and value.rpartition("!")[2].strip() == "important":
            yield name.strip()
