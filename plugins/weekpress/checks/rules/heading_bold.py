"""Bold lines that stand where a heading should."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity
from weekpress.markup.tokens import Tag, Token

RULE = Rule(
    name="heading-bold",
    title="A bold line is used as a heading",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); failure F2",
    severity=Severity.WARNING,
    why="It looks like a heading and is none: whoever goes through the page by its headings never "
    "comes past it.",
    do="Make it a heading: ## and its words.",
    wrong="**What we did**\n\nWe wrote a letter.",
    right="## What we did\n\nWe wrote a letter.",
)

_BOLD = frozenset({"strong", "b"})
_INSIDE = _BOLD | {"em", "i", "u", "span", "mark"}
_LONGEST = 12
"""Words of a line that may be a heading."""
_NO_HEADING = re.compile(
    r".*[.!,;)\]”\"’»]|[—–-].*|[\W\d_]*|[^:?]{2,30}: .+\?|(?:note|nb|tip|hint|warning|updated?"
    r"|important|editor[’']s note|by|source|photo|credit|caption|figure|table|image|video)\b.*",
    re.IGNORECASE,
)
"""Words of labels, captions, whole sentences, and questions with the name of who asks."""
_LISTS = frozenset({"ul", "ol", "dl"})
"""What a bold line with a colon leads up to: it belongs to the list."""
_TEXT = _LISTS | {"p"}


def in_text(text: Text) -> Iterator[Hit]:
    """Each paragraph that is one bold line, like a heading, with text after it."""
    for paragraph in text.elements("p"):
        if _is_bold(paragraph.inside) and _like_heading(paragraph, text.tokens):
            words = paragraph.words.rstrip(": ")
            yield text.at(
                paragraph, f'"{paragraph.words}" looks like a heading and is none.',
                f"Write ## {words}, or ### under another heading.",
            )  # fmt: skip


def _is_bold(inside: Sequence[Token]) -> bool:
    """Whether all of it is bold, and it is one line without a picture, code or a link."""
    first, last = (inside[0], inside[-1]) if inside else ("", "")
    if not (isinstance(first, Tag) and isinstance(last, Tag) and last.closing):
        return False
    return any(isinstance(t, Tag) and t.name in _BOLD for t in (first, *inside[1:2])) and all(
        (token.name in _INSIDE if isinstance(token, Tag) else "\n" not in token) for token in inside
    )


def _like_heading(paragraph: Element, tokens: Sequence[Token]) -> bool:
    if len(paragraph.words.split()) > _LONGEST or _NO_HEADING.fullmatch(paragraph.words):
        return False
    end = paragraph.start + len(paragraph.inside) + 2
    after = [t for t in tokens[end : end + 4] if isinstance(t, Tag)][:1]
    before = [
        t for t in tokens[max(0, paragraph.start - 3) : paragraph.start] if isinstance(t, Tag)
    ]
    begins_a_list = paragraph.words.endswith(":") and after and after[0].name in _LISTS
    return (
        bool(after)
        and not begins_a_list
        and not after[0].closing
        and after[0].name in _TEXT
        and not (before and before[-1].name in {"li", "td", "th", "img", "figure"})
    )
