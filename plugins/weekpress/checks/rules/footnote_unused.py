"""Footnotes that nothing refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.identifiers import FOOTNOTE_IDS

RULE = Rule(
    name="footnote-unused",
    title="A footnote is written and nothing refers to it",
    source="PHP Markdown Extra, Footnotes; WCAG 2.2, 1.3.2 Meaningful Sequence (A)",
    severity=Severity.WARNING,
    why="It stands at the end without the sentence it belongs to, if it is shown at all.",
    do="Put its mark, such as [^1], where it belongs, or delete it.",
    wrong="We asked 40 people.\n\n[^asked]: In the library, in May.",
    right="We asked 40 people.[^asked]\n\n[^asked]: In the library, in May.",
)

_OWN = f"{FOOTNOTE_IDS}-"


def in_text(text: Text) -> Iterator[Hit]:
    """Each note whose mark is nowhere."""
    notes = [(n.get("id") or "").removeprefix(_OWN) for n in text.elements("li")
             if (n.get("id") or "").startswith(_OWN)]  # fmt: skip
    if notes:
        marks = {link.get("href") for link in text.elements("a")}
        for label in notes:
            if f"#{_OWN}{label}" not in marks:
                yield text.at(_written(text, label), f"Nothing refers to the footnote [^{label}].")


def _written(text: Text, label: str) -> int:
    match = re.search(rf"^[ ]{{0,3}}\[\^{re.escape(label)}\]:", text.prose, re.MULTILINE)
    return match.start() if match else 0
