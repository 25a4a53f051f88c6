"""Names for screen readers on what cannot be named."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.aria import NAMELESS
from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden, role_of
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-aria-name",
    title="A name is given to what cannot have one",
    source="ARIA in HTML, 4.1 Requirements for naming; WAI-ARIA 1.2, 5.2.8.6 Roles which cannot be "
    "named (Name prohibited)",
    severity=Severity.ERROR,
    why="Most screen readers do not say it, so what it tells is lost.",
    do="Write it as words, or give the element a role, such as group, region or img.",
    wrong='<p><span class="stars" aria-label="3 out of 5 stars"></span></p>',
    right='<p><span class="stars" role="img" aria-label="3 out of 5 stars"></span></p>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every name on an element whose role is not to be named; one that takes focus is told too."""
    for element in page.having("aria-label", "aria-labelledby"):
        role = role_of(element)
        if role not in NAMELESS or is_hidden(element):
            continue
        labels = " ".join(words_of(e) for e in page.with_ids(element.get("aria-labelledby")))
        name = labels.strip() or (element.get("aria-label") or "").strip()
        if name:
            kind = f"a {element.tag}" + ("" if role == "generic" else f' (role "{role}")')
            message = f'The name "{name}" is given to {kind}, which cannot have one.'
            yield page.at(element, message, group=f"{element.tag} {role}")
