"""Parts of a page of one kind that nothing tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.structure import landmarks
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-landmark-name",
    title="Two parts of a page have the same name, or none",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); 2.4.1 Bypass Blocks (A); ARIA6, ARIA13",
    severity=Severity.ERROR,
    why='In the list of a page\'s parts a screen reader says "navigation" twice, and nobody knows '
    "which is which.",
    do="Give each a name of its own with aria-label, or with the id of its heading in "
    "aria-labelledby.",
    wrong="<nav><a href='/a/'>A</a></nav><nav><a href='/b/'>B</a></nav>",
    right="<nav aria-label='Main'><a href='/a/'>A</a></nav>"
    "<nav aria-label='Pages'><a href='/b/'>B</a></nav>",
)

_KINDS = {
    "navigation": "navigation", "complementary": "aside", "region": "section",
    "form": "form", "search": "search",
}  # fmt: skip


def on_page(page: Page) -> Iterator[Hit]:
    """Every such part that has the kind and the name of one before it."""
    found: defaultdict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
    for role, element in landmarks(page):
        if role in _KINDS:
            found[role, _name(page, element)].append(element)
    for (role, name), elements in found.items():
        called = f'the name "{name}"' if name else "no name"
        for element in elements[1:]:
            message = f"There are {len(elements)} {_KINDS[role]} parts with {called}."
            yield page.at(element, message)
            break


def _name(page: Page, element: HtmlElement) -> str:
    """The name an author gave; what stands in such a part is not its name."""
    labels = " ".join(words_of(e) for e in page.with_ids(element.get("aria-labelledby")))
    name = labels or element.get("aria-label") or element.get("title") or ""
    return " ".join(name.split()).casefold()
