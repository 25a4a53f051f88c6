"""Roles that there are not."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from weekpress.checks.aria import ROLES
from weekpress.checks.page import Page
from weekpress.checks.roles import given_role
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-role",
    title="Something is given a role that there is not",
    source="WAI-ARIA 1.2, 5.3 Categorization of Roles; WCAG 2.2, 4.1.2 Name, Role, Value (A)",
    severity=Severity.ERROR,
    why="It is ignored, so that a screen reader does not say what the thing is.",
    do="Write a role that WAI-ARIA has, or take it out.",
    wrong='<p role="warning">No bins today.</p>',
    right='<p role="note">No bins today.</p>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every role that is none, where no other stands in for it."""
    for element in page.having("role"):
        role = " ".join(element.get("role").lower().split())[:60]
        if role and not given_role(element):
            near = next(iter(get_close_matches(role, ROLES, n=1)), "")
            yield page.at(element, f'There is no role "{role}".', near and f'Write "{near}"?')
