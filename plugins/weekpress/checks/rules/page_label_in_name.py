"""Names for screen readers that leave out the words to be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden, role_of
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-label-in-name",
    title="The name of a link or button is not in the words it shows",
    source="WCAG 2.2, 2.5.3 Label in Name (A); G208, F96",
    severity=Severity.ERROR,
    why="Who speaks to the computer says what is to be seen, and nothing happens.",
    do="Begin aria-label with the words that are shown, or take it out.",
    wrong='<p><a href="/plan/" aria-label="Read about bins">The plan</a></p>',
    right='<p><a href="/plan/" aria-label="The plan for bins">The plan</a></p>',
)

_WORD = re.compile(r"\w+")
_SPOKEN = frozenset(
    ["link", "button", "menuitem", "tab", "checkbox", "radio", "switch", "option", "summary"]
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every link and button whose given name lacks the words it shows; signs are not words."""
    for element in page.having("aria-label", "aria-labelledby"):
        if role_of(element) not in _SPOKEN or element.tag == "input":
            continue
        shown, name = _words(words_of(element)), _words(page.name_of(element))
        if shown and not _holds(name, shown) and not is_hidden(element):
            yield page.at(
                element,
                f'"{words_of(element)}" is named "{page.name_of(element)}", which does not have '
                "those words.",
            )


def _words(text: str) -> list[str]:
    """The words of a text that somebody would say: no signs, no single letters or numbers."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return [] if len(words) == 1 and (len(words[0]) == 1 or words[0].isdecimal()) else words


def _holds(name: list[str], shown: list[str]) -> bool:
    """Whether the words shown stand in the name, next to one another."""
    return f" {' '.join(shown)} " in f" {' '.join(name)} "
