"""The headings of an article itself, and the paragraphs that serve as such.

Some write a line in bold in place of a heading. What stands in a quotation, a list or a callout is
that element's, and divides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weekpress.markup.headings import LEVELS
from weekpress.markup.parts import Part, part_of
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import VOID, Tag, Token, closing_index

LOWEST = 7
"""The level of a paragraph that is all bold."""


@dataclass(frozen=True)
class OwnHeading:
    """A heading of the article itself: not one inside a quotation or a list."""

    start: int
    end: int
    """The index after its end tag."""
    level: int
    """From 2 to 6; LOWEST for a paragraph."""
    words: str
    """Plain."""
    part: Part | None


def own_headings(tokens: Sequence[Token]) -> Iterator[OwnHeading]:
    """The headings, and paragraphs that serve as such, that stand in no other element."""
    depth, index = 0, 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Tag):
            if depth == 0 and not token.closing and (token.name in LEVELS or token.name == "p"):
                end = closing_index(tokens, index)
                yield from _heading(tokens, index, end)
                index = end
            elif token.name not in VOID:
                depth += -1 if token.closing else 1
        index += 1


def _heading(tokens: Sequence[Token], start: int, end: int) -> Iterator[OwnHeading]:
    tag = tokens[start]
    bold = isinstance(tag, Tag) and tag.name == "p"
    if bold and not _all_bold(tokens[start + 1 : end]):
        return
    words = plain_text(tokens[start:end])
    level = LOWEST if bold else LEVELS[tag.name]  # type: ignore[union-attr]  # or a heading
    yield OwnHeading(start, end + 1, level, words, part_of(words))


def _all_bold(inside: Sequence[Token]) -> bool:
    first = inside[0] if inside else ""
    starts = isinstance(first, Tag) and first.name in {"strong", "b"}
    return starts and closing_index(inside, 0) == len(inside) - 1
