"""Markdown that is not read as such: readers get its signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule, cut
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.tokens import Tag

RULE = Rule(
    name="markdown-shown",
    title="The signs of Markdown are shown to readers",
    source="Python-Markdown, Markdown in HTML; WCAG 2.2, 1.3.1 Info and Relationships (A)",
    severity=Severity.WARNING,
    why="Inside a tag of HTML, Markdown is not read: what was meant for a link cannot be followed, "
    "and a screen reader reads out brackets.",
    do='Add markdown="1" to the tag around it, or write HTML there.',
    wrong="<div>\nSee the [form](/form/).\n</div>",
    right='<div markdown="1">\nSee the [form](/form/).\n</div>',
)
_SIGNS = re.compile(
    r"(?:!\[[^\[\]\n]{1,200}\]\(|\[[^\[\]\n]{1,200}\]\((?!https?://|\{))[^()\s]{1,300}\)"
)
"""Links to a whole address, or to a file here, are told by link-reference-missing; asterisks by
emphasis-shown."""
_CODE = frozenset({"pre", "code", "samp", "kbd"})


def in_text(text: Text) -> Iterator[Hit]:
    """The first link or picture of each run of text that is shown as it is typed; not
    one that its writer took the meaning from with a backslash."""
    code = 0
    for index, token in enumerate(text.tokens):
        if isinstance(token, Tag):
            code += (token.name in _CODE) * (-1 if token.closing else 1)
        elif not code and "](" in token and (signs := _SIGNS.search(token)):
            place = text.source.text.find(signs[0], text.offset_of(index))
            if place >= 0:
                shown = cut(signs[0])
                yield text.at(place, f"Readers see {shown} here, with its signs.")
