"""Roles that say again what an element is by itself."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, own_role
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-role-redundant",
    title="A role says again what the element is",
    source='ARIA in HTML, 4 "Document conformance requirements for use of ARIA attributes"',
    severity=Severity.WARNING,
    why="It does nothing today, and is wrong as soon as somebody changes the element.",
    do="Take the role out.",
    wrong='<nav role="navigation" aria-label="Pages"><a href="/2/">2</a></nav>',
    right='<nav aria-label="Pages"><a href="/2/">2</a></nav>',
)

_OF_USE = frozenset({"list", "img"})
"""Safari does not tell that a list is one where its signs are taken away, and older screen readers
go into a drawing that is not called a picture."""


def on_page(page: Page) -> Iterator[Hit]:
    """Every role that the element has anyway."""
    for element in page.having("role"):
        role = given_role(element)
        if role and role not in _OF_USE and role == own_role(element):
            message = f'role="{role}" says again what a {element.tag} is.'
            yield page.at(element, message)
