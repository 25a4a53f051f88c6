"""Roles that say what a thing is and not how it stands."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-aria-missing",
    title="A role lacks an attribute that it needs",
    source="WAI-ARIA 1.2, 5.2.2 Required States and Properties; WCAG 2.2, 4.1.2 (A)",
    severity=Severity.ERROR,
    why="A screen reader says that there is a checkbox or a slider, and not whether it is ticked"
    " or where it stands.",
    do="Use the element of HTML that is one, or add the attribute and keep it true.",
    wrong='<div role="checkbox" tabindex="0">Blue bins</div>',
    right='<label><input type="checkbox"> Blue bins</label>',
)

_NEEDED = {
    "checkbox": ("aria-checked",), "combobox": ("aria-expanded",), "heading": ("aria-level",),
    "menuitemcheckbox": ("aria-checked",), "menuitemradio": ("aria-checked",),
    "meter": ("aria-valuenow",), "radio": ("aria-checked",),
    "scrollbar": ("aria-controls", "aria-valuenow"), "slider": ("aria-valuenow",),
    "switch": ("aria-checked",),
}  # fmt: skip
_BY_THEMSELVES = frozenset({"input", "select", "meter", "h1", "h2", "h3", "h4", "h5", "h6"})
"""The elements that have such a state without being told."""


def on_page(page: Page) -> Iterator[Hit]:
    """Every element that was given such a role, without what the role needs."""
    for element in page.having("role"):
        role = given_role(element)
        if element.tag in _BY_THEMSELVES:
            continue
        lacks = [name for name in _NEEDED.get(role, ()) if not (element.get(name) or "").strip()]
        if lacks:
            yield page.at(element, f'role="{role}" needs {" and ".join(lacks)}.')
