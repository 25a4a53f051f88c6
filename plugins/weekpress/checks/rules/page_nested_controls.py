"""Links and buttons within one another."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone, is_tab_stop, role_of
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-nested-controls",
    title="A link or button stands in another",
    source="HTML Standard, 4.5.1 and 4.10.6, Content model; WCAG 2.2, 4.1.2 Name, Role, Value (A)",
    severity=Severity.ERROR,
    why="A screen reader tells only the outer one, so the inner is not found or does something "
    "unexpected.",
    do="Put them side by side.",
    wrong='<p><button type="button">Copy <a href="/plan/">the plan</a></button></p>',
    right='<p><button type="button">Copy</button> <a href="/plan/">the plan</a></p>',
)

_OUTER = frozenset({"button", "link", "checkbox", "radio", "switch", "tab", "option", "menuitem"})


def on_page(page: Page) -> Iterator[Hit]:
    """The first stop of the Tab key in each link, button or the like."""
    for outer in page.with_roles("a", "button"):
        if role_of(outer) not in _OUTER or (outer.tag == "a" and outer.get("href") is None):
            continue
        inside = (e for e in outer.iterdescendants("*") if is_tab_stop(e) and not is_gone(e))
        inner = next(inside, None)
        if inner is not None:
            message = f'A {inner.tag} stands in "{page.name_of(outer)[:60]}", a {role_of(outer)}.'
            yield page.at(inner, message, group="nested")
