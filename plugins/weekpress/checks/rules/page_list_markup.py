"""Lists of a page that are put together wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-list-markup",
    title="A list is put together wrongly",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); HTML Standard, 4.4 Grouping content",
    severity=Severity.ERROR,
    why='A screen reader says how many things a list has, and "2 of 7" at each. Wrongly put '
    "together it says the wrong number, or nothing.",
    do="Put only li in ul and ol, each li in one of them, and in dl only dt, dd and div.",
    wrong="<ul><li>Monday</li><p>Not on Tuesday</p></ul>",
    right="<ul><li>Monday<p>Not on Tuesday</p></li></ul>",
)

_ANYWHERE = frozenset({"script", "template"})
_LISTS = frozenset({"ul", "ol", "menu"})
_HOLDS = {
    **dict.fromkeys(_LISTS, frozenset({"li"})),
    "dl": frozenset({"dt", "dd", "div"}),
}
_STANDS_IN = {
    "li": _LISTS,
    "dt": frozenset({"dl"}),
    "dd": frozenset({"dl"}),
}


def on_page(page: Page) -> Iterator[Hit]:
    """What a list must not hold, and parts of a list that are in none."""
    for element in page.all(*_HOLDS, *_STANDS_IN):
        if given_role(element) not in {"", "list", "listitem", "term", "definition"}:
            continue
        if element.tag in _HOLDS:
            yield from _strangers(page, element)
        elif not _is_in_a_list(element):
            lists = " or ".join(sorted(_STANDS_IN[element.tag]))
            yield page.at(element, f"A part of a list ({element.tag}) stands in no {lists}.")


def _strangers(page: Page, element: HtmlElement) -> Iterator[Hit]:
    """What stands in a list and is no part of it."""
    for child in element:
        tag = child.tag
        allowed = not isinstance(tag, str) or tag in _HOLDS[element.tag] or tag in _ANYWHERE
        if not allowed:
            yield page.at(child, f"A {tag} stands in a list ({element.tag}), between its parts.")
            return
    texts = [element.text, *(child.tail for child in element)]
    words = next((text.strip() for text in texts if text and text.strip()), "")
    if words:
        message = f'The text "{words[:40]}" stands in a list ({element.tag}), between its parts.'
        yield page.at(element, message)


def _is_in_a_list(element: HtmlElement) -> bool:
    parent = element.getparent()
    if parent is not None and parent.tag == "div" and element.tag != "li":
        parent = parent.getparent()
    if parent is None:
        return False
    return parent.tag in _STANDS_IN[element.tag] or given_role(parent) == "list"
