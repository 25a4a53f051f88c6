"""Words of a page that are in none of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import role_of
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.structure import landmarks
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-outside-landmarks",
    title="Something on a page is in none of its parts",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); ARIA Authoring Practices, Landmark Regions",
    severity=Severity.WARNING,
    why="Who leaps from part to part of a page never comes to it.",
    do="Put it in <header>, <main>, <footer>, or another named part.",
    wrong='<!doctype html><html lang="en"><head><title>Bins</title></head>'
    "<body><main>Bins</main><p>No bins today.</p></body></html>",
    right='<!doctype html><html lang="en"><head><title>Bins</title></head>'
    "<body><main>Bins<p>No bins today.</p></main></body></html>",
)

_ALSO = frozenset({"alert", "alertdialog", "dialog", "log", "status"})
"""Roles that are told or opened by themselves, wherever they stand."""


def on_page(page: Page) -> Iterator[Hit]:
    """The first words in the body that are in no landmark; a link within the page may be."""
    body = page.root.find("body")
    parts = {element for _role, element in landmarks(page)}
    if body is None or not parts:
        return  # `page-main-landmark` tells that there are none
    first = next(_outside(body, parts), None)
    if first is not None:
        words = words_of(first)[:60]
        yield page.at(first, f'"{words}" is in no part of the page.', group="outside")


def _outside(body: HtmlElement, parts: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Elements outside such parts that have words of their own, in the order of the page."""
    waiting = [body]
    while waiting:
        one = waiting.pop()
        if one in parts or not isinstance(one.tag, str) or _may_be_outside(one):
            continue
        own = [one.text, *(child.tail for child in one)]
        if any(text and text.strip() for text in own) and words_of(one):
            yield one
        waiting += reversed(one)


def _may_be_outside(element: HtmlElement) -> bool:
    skip_link = element.tag == "a" and (element.get("href") or "").startswith("#")
    return skip_link or role_of(element) in _ALSO
