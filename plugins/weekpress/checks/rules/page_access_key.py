"""Keys of a page's own."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-access-key",
    title="A page takes keys for itself",
    source="WCAG 2.2, 2.1.4 Character Key Shortcuts (A); WebAIM, Keyboard Accessibility: Accesskey",
    severity=Severity.ERROR,
    why="Browsers and screen readers use the same keys, and stop doing what people know them for.",
    do="Take accesskey out.",
    wrong='<p><a href="/" accesskey="h">Home</a></p>',
    right='<p><a href="/">Home</a></p>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every accesskey."""
    for element in page.having("accesskey"):
        key = element.get("accesskey").strip()[:20]
        if key:
            yield page.at(element, f'The key "{key}" is taken for "{page.name_of(element)}".')
