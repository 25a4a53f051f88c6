"""Buttons that have no name."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-button-name",
    title="A button has no name",
    source="WCAG 2.2, 4.1.2 Name, Role, Value (A); F68",
    severity=Severity.ERROR,
    why='A screen reader says "button" and not what it does, and somebody who speaks to the '
    "computer cannot press it.",
    do="Write what it does in it.",
    wrong='<button type="button"><svg aria-hidden="true"></svg></button>',
    right='<button type="button"><svg aria-hidden="true"></svg> Search</button>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every button that is read out and has no name."""
    for button in page.with_roles("button", "input"):
        if _is_button(button) and not page.name_of(button) and not is_hidden(button):
            yield page.at(button, "This button has no name.")


def _is_button(element: HtmlElement) -> bool:
    """A submit or reset without a value is named by the browser, so it is none of these."""
    if element.tag == "input":
        return (element.get("type") or "").strip().lower() == "button" or (
            (element.get("type") or "").strip().lower() in {"submit", "reset"}
            and element.get("value") is not None
        )
    return element.tag == "button" or given_role(element) == "button"
