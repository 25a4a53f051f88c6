"""Drawings, areas of a map and picture buttons that have no name."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-graphic-name",
    title="A drawing has no name, and is not hidden from screen readers",
    source="WCAG 2.2, 1.1.1 Non-text Content (A); H24, H36, H53; SVG Accessibility API Mappings",
    severity=Severity.ERROR,
    why="It is read out as a graphic of nothing, or not at all, whatever it shows.",
    do='Give it a name with aria-label, or aria-hidden="true" if it only decorates.',
    wrong='<p><svg role="img" viewBox="0 0 9 9"><path d="M0 0h9"/></svg></p>',
    right='<p><svg role="img" aria-label="A line" viewBox="0 0 9 9"><path d="M0 0h9"/></svg></p>',
)

_WORDS = {
    "svg": "This drawing (svg)", "area": "This area of a picture",
    "input": "This button is a picture and", "object": "This embedded object",
    "embed": "This embedded object", "canvas": "This drawing (canvas)",
}  # fmt: skip
_PERHAPS = frozenset({"canvas", "svg"})
"""They may only decorate, and some browsers leave them out where nothing names them."""
_SILENT = frozenset({"none", "presentation"})


def on_page(page: Page) -> Iterator[Hit]:
    """Every graphic but a plain picture, of which `page-image-alt` tells."""
    for element in page.all("svg", "area", "object", "embed", "canvas", "input"):
        if _is_graphic(element) and not _name(page, element) and not _is_silent(element):
            maybe = element.tag in _PERHAPS and not given_role(element)
            severity = Severity.WARNING if maybe else None
            yield page.at(element, f"{_WORDS[element.tag]} has no name.", severity=severity)
    for element in page.having("role"):
        if given_role(element) in {"img", "image"} and element.tag not in {*_WORDS, "img"}:
            named = page.name_of(element) if _has_name(element) else ""
            if not named and not is_hidden(element):
                yield page.at(element, f'This {element.tag} is a picture (role="img") of nothing.')


def _is_graphic(element: HtmlElement) -> bool:
    if element.tag == "input":
        return (element.get("type") or "").strip().lower() == "image"
    if element.tag == "area":
        return element.get("href") is not None
    return next(element.iterancestors("svg"), None) is None


def _name(page: Page, element: HtmlElement) -> str:
    """The name of a graphic; a drawing that stands beside words in a link or button needs none."""
    if element.tag == "input":
        given = element.get("alt") or element.get("title") or ""
        return given.strip() or (page.name_of(element) if _has_name(element) else "")
    named = element.iterancestors("a", "button", "label", "summary")
    around = next(named, None) if element.tag == "svg" else None
    return page.name_of(element) or (page.name_of(around) if around is not None else "")


def _has_name(element: HtmlElement) -> bool:
    return any(element.get(a) for a in ("aria-label", "aria-labelledby", "title"))


def _is_silent(element: HtmlElement) -> bool:
    return given_role(element) in _SILENT or is_hidden(element)
