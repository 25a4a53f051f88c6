"""Fields of a form that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-label",
    title="A field of a form has no label",
    source="WCAG 2.2, 1.3.1 (A), 3.3.2 Labels or Instructions (A), 4.1.2 (A); H44, F68, F82",
    severity=Severity.ERROR,
    why="A screen reader does not say what to write in it. Words inside a field go away as one "
    "begins to write.",
    do='Write <label for="…"> with the id of the field.',
    wrong='<input type="email" id="e" placeholder="E-mail">',
    right='<label for="e">E-mail</label><input type="email" id="e">',
)

_BUTTONS = frozenset({"hidden", "submit", "reset", "button", "image"})


def on_page(page: Page) -> Iterator[Hit]:
    """Every field that no label and no aria attribute names."""
    fields = list(page.all("input", "select", "textarea"))
    labels = {e.get("for"): e for e in page.all("label") if e.get("for")} if fields else {}
    for field in fields:
        if (field.get("type") or "").strip().lower() in _BUTTONS or is_hidden(field):
            continue
        if not _is_named(page, field, labels):
            instead = next((n for n in ("placeholder", "title") if field.get(n)), None)
            called = field.get("name") or field.get("id") or field.tag
            has = f"has only a {instead}" if instead else "has nothing"
            yield page.at(field, f'The field "{called}" {has} to name it.')


def _is_named(page: Page, field: HtmlElement, labels: dict[str, HtmlElement]) -> bool:
    around = next(field.iterancestors("label"), None)
    label = labels.get(field.get("id") or "", around)
    named = page.with_ids(field.get("aria-labelledby"))
    return bool(
        (field.get("aria-label") or "").strip()
        or any(words_of(element) for element in named)
        or (label is not None and words_of(label))
    )
