"""Fields about the reader that a browser cannot fill in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity
from weekpress.markup.tokens import names

RULE = Rule(
    name="page-autocomplete",
    title="A field does not say what of the reader it asks for",
    source="WCAG 2.2, 1.3.5 Identify Input Purpose (AA); HTML Standard, 4.10.18.7 Autofill; H98",
    severity=Severity.ERROR,
    why="People who find it hard to type or to remember cannot have their name and address filled "
    "in for them.",
    do='Write autocomplete="name", "email" or "url" in the field, or what it asks for.',
    wrong='<label for="e">E-mail</label><input type="email" id="e" name="email">',
    right='<label for="e">E-mail</label>'
    '<input type="email" id="e" name="email" autocomplete="email">',
)

_PURPOSES = names(
    """
        name honorific-prefix given-name additional-name family-name honorific-suffix nickname
        username new-password current-password one-time-code organization-title organization
        street-address address-line1 address-line2 address-line3 address-level4 address-level3
        address-level2 address-level1 country country-name postal-code cc-name cc-given-name
        cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc
        cc-type transaction-currency transaction-amount language bday bday-day bday-month
        bday-year sex url photo tel tel-country-code tel-national tel-area-code tel-local
        tel-local-prefix tel-local-suffix tel-extension email impp
    """
)
_BEFORE = frozenset({"shipping", "billing", "home", "work", "mobile", "fax", "pager"})
_ASKED = {"email": "email", "tel": "tel", "name": "name", "website": "url"}
"""From a field's type or name to what it must be; a type of url may be any address."""
_NOT_TYPED = frozenset(
    {"hidden", "submit", "reset", "button", "image", "checkbox", "radio", "file", "search"}
)


def on_page(page: Page) -> Iterator[Hit]:
    """Fields for a name, an e-mail or web address without a purpose, and unknown purposes."""
    for field in page.all("input", "select", "textarea"):
        kind = (field.get("type") or "").strip().lower()
        if kind in _NOT_TYPED or field.get("disabled") is not None or is_gone(field):
            continue
        yield from _judged(page, field, kind)


def _judged(page: Page, field: HtmlElement, kind: str) -> Iterator[Hit]:
    given = (field.get("autocomplete") or "").lower().split()
    name = (field.get("name") or "").strip().lower()
    called = field.get("name") or field.get("id") or field.tag
    asked = _ASKED.get(kind) or (_ASKED.get(name) if field.tag == "input" else None)
    if given and given not in (["on"], ["off"]) and not _is_purpose(given):
        said = " ".join(given)[:60]
        yield page.at(field, f'autocomplete="{said}" in the field "{called}" means nothing.')
    elif asked and (not given or given == ["on"]):
        message = f'The field "{called}" does not say what of the reader it asks for.'
        yield page.at(field, message, f'Write autocomplete="{asked}" in it.')


def _is_purpose(given: list[str]) -> bool:
    """Whether the words are a purpose, with a section and a kind before it if need be."""
    words = given[:-1] if given[-1] == "webauthn" and len(given) > 1 else given
    before = [word for word in words[:-1] if not word.startswith("section-")]
    return words[-1] in _PURPOSES and _BEFORE.issuperset(before)
