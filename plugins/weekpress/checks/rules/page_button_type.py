"""Buttons in a form that send it without saying so."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-button-type",
    title="A button in a form does not say whether it sends it",
    source="HTML Standard, 4.10.6 The button element; WCAG 2.2, 3.2.2 On Input (A)",
    severity=Severity.WARNING,
    why="A button without a type sends the form, also where it was to do something else: what is "
    "half written goes off.",
    do='Write type="submit" in it, or type="button" if it does not send.',
    wrong='<form action="/"><button>Show the help</button></form>',
    right='<form action="/"><button type="button">Show the help</button></form>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every button in a form that has no type."""
    for button in page.all("button"):
        in_form = button.get("form") or next(button.iterancestors("form"), None) is not None
        if not (button.get("type") or "").strip() and in_form:
            name = page.name_of(button)
            yield page.at(button, f'The button "{name}" in a form has no type, so it sends it.')
