"""The structure of a page as it is read out: its headings and its landmarks.

Comes in: a page. Goes out: its headings with their levels, its landmarks with their roles; what is
hidden from screen readers is left out. Source: WAI-ARIA 1.2, "heading" and "Landmark Roles"; HTML
Accessibility API Mappings 1.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from weekpress.checks.aria import LANDMARKS
from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, is_hidden, role_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LEVEL_LEFT_OUT = 2
"""Of an element with role="heading" that says no level."""


def headings(page: Page) -> Sequence[tuple[int, HtmlElement]]:
    """The level of each heading and the heading, in the order of the page."""
    return page.once("headings", lambda: tuple(_headings(page)))


def _headings(page: Page) -> Iterator[tuple[int, HtmlElement]]:
    for element in page.with_roles(*_HEADINGS):
        if element.tag in _HEADINGS:
            is_one = given_role(element) in {"", "heading"}
        else:
            is_one = given_role(element) == "heading"
        if is_one and not is_hidden(element):
            yield _level(element), element


def _level(element: HtmlElement) -> int:
    said = (element.get("aria-level") or "").strip()
    if said.isdecimal() and int(said[:4]):
        return int(said[:4])
    return int(element.tag[1]) if element.tag in _HEADINGS else _LEVEL_LEFT_OUT


def landmarks(page: Page) -> Sequence[tuple[str, HtmlElement]]:
    """The role of each landmark and the landmark, in the order of the page."""
    return page.once("landmarks", lambda: tuple(_landmarks(page)))


def _landmarks(page: Page) -> Iterator[tuple[str, HtmlElement]]:
    names = ("header", "footer", "main", "nav", "aside", "section", "form", "search")
    for element in page.with_roles(*names):
        role = role_of(element)
        if role in LANDMARKS and not is_hidden(element):
            yield role, element
