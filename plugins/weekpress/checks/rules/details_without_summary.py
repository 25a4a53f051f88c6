"""Parts that can be opened and do not say what is in them."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import Tag, closing_index

RULE = Rule(
    name="details-without-summary",
    title="A part to be opened does not say what is in it",
    source="WCAG 2.2, 4.1.2 Name, Role, Value (A)",
    severity=Severity.ERROR,
    why='Browsers write "Details" on it, and nobody can tell whether to open it.',
    do="Begin it with <summary>what is inside</summary>.",
    wrong="<details>The counts of all eleven weeks.</details>",
    right="<details><summary>All eleven weeks</summary>The counts.</details>",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every `<details>` without a summary, or with one that has neither words nor a picture's."""
    for details in text.elements("details"):
        if not _named(details):
            yield text.at(details, "This part can be opened, and nothing says what is in it.")


def _named(details: Element) -> bool:
    """Whether its own summary, not that of a part inside it, has words or a picture with some."""
    inside, index = details.inside, 0
    while index < len(inside):
        token = inside[index]
        if isinstance(token, Tag) and not token.closing:
            if token.name == "details":
                index = closing_index(inside, index)
            elif token.name == "summary":
                held = inside[index : closing_index(inside, index)]
                alts = (t.attributes.get("alt", "") for t in held if isinstance(t, Tag))
                return bool(plain_text(held) or "".join(alts).strip())
        index += 1
    return False
