"""Pages, and parts of pages, that do not say what language they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-language",
    title="A page does not say what language it is in",
    source="WCAG 2.2, 3.1.1 Language of Page (A); 3.1.2 Language of Parts (AA); RFC 5646",
    severity=Severity.ERROR,
    why="A screen reader reads the words out with the sounds of another language, and nobody "
    "understands them.",
    do='Write the language as lang="en", or lang="cy" for Welsh.',
    wrong="<!doctype html><html><head><title>Bins</title></head><body></body></html>",
    right='<!doctype html><html lang="en"><head><title>Bins</title></head><body></body></html>',
    said_by=("language-unknown",),
)

_WELL_FORMED = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+|i-[a-z]{3,8}",
    re.IGNORECASE,
)
"""RFC 5646, 2.1; of languages with four letters or more none has ever been registered."""
_LONGEST = 60
"""Nobody writes a longer one, and none may take long to look at."""


def on_page(page: Page) -> Iterator[Hit]:
    """A page without a language, and every one that is no language's tag."""
    if not (page.root.get("lang") or "").strip():
        yield page.at(page.root, "This page does not say what language it is in.")
    for element in page.having("lang"):
        tag = element.get("lang").strip()
        whole = len(tag) <= _LONGEST and _WELL_FORMED.fullmatch(tag)
        if tag and not whole:
            shown = tag[:_LONGEST]
            yield page.at(element, f'"{shown}" is the tag of no language.', group=f"tag {shown}")
