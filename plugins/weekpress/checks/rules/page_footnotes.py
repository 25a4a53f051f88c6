"""Footnotes whose links do not say that they are ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-footnotes",
    title="The link of a footnote does not say what it is",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A); DPUB-ARIA 1.1, doc-noteref and "
    "doc-backlink",
    severity=Severity.WARNING,
    why='A screen reader says "link, 1" or "link, leftwards arrow", and not that it is a note, or '
    "the way back to the text.",
    do="Write the note as [^1], which Weekpress names; in a template, name it: "
    'aria-label="Footnote 1", and "Back to the text, footnote 1".',
    wrong='<p>Bins<sup><a href="#fn-1">1</a></sup></p><ol><li id="fn-1">Ours.</li></ol>',
    right='<p>Bins<sup><a href="#fn-1" aria-label="Footnote 1">1</a></sup></p>'
    '<ol><li id="fn-1">Ours.</li></ol>',
)

_SIGN = re.compile(r"[\W\d_]*[a-zA-Z]?[\W\d_]*")
"""A number, a letter or an arrow, and no word."""


def on_page(page: Page) -> Iterator[Hit]:
    """Links to a note and back to the text whose name is a sign, and no role says what they are."""
    for link in page.all("a"):
        address = link.get("href") or ""
        if not address.startswith("#") or not _is_of_a_note(link):
            continue
        name = page.name_of(link)
        told = given_role(link) in {"doc-noteref", "doc-backlink"} or link.get("aria-describedby")
        if name and len(name) < 20 and _SIGN.fullmatch(name) and not told and not is_hidden(link):
            yield page.at(link, f'The name of this footnote\'s link is "{name}".', group="note")


def _is_of_a_note(link: HtmlElement) -> bool:
    """Whether a link is raised, or is an arrow: of other signs nothing says that they are notes."""
    raised = next(link.iterancestors("sup"), None) is not None
    raised = raised or next(link.iter("sup"), None) is not None
    return raised or words_of(link)[:1] in {"↩", "↑", "↵", "⏎", "^"}
