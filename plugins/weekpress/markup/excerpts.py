"""A piece of an article where the rest of it is not: on another page, in a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from weekpress.markup.plain import is_mark, plain_text
from weekpress.markup.tokens import INLINE, Tag, Token, closing_index

_CLOSED = re.compile(r"[.!?…:;][\"”’')\]]*$")


def apart(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, to be shown on another page: without ids, footnote marks and links within it."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Tag) and is_mark(tokens, index):
            index = closing_index(tokens, index) + 1
            continue
        found.append(token if isinstance(token, str) else token.without("id"))
        index += 1
    return _without_inner_links(found)


def in_sentences(tokens: Sequence[Token], longest: int = 400) -> str:
    """The words as plain text for a summary: each paragraph and item of a list a sentence.

    Cut after a whole sentence where it is longer than `longest` characters.
    """
    sentences = [_sentence(words) for words in _blocks(tokens) if words]
    kept: list[str] = []
    for sentence in sentences:
        if kept and len(" ".join([*kept, sentence])) > longest:
            break
        kept.append(sentence)
    return " ".join(kept)


def _without_inner_links(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without links to a place of their own page; the words of a link stay."""
    gone: set[int] = set()
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and token.attributes.get("href", "").startswith("#"):
            gone |= {index, closing_index(tokens, index)}
    return [token for index, token in enumerate(tokens) if index not in gone]


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The words of each paragraph, item and heading, plain."""
    start = 0
    for index, token in enumerate([*tokens, Tag("p")]):
        if isinstance(token, Tag) and token.name not in INLINE:
            yield plain_text(tokens[start:index])
            start = index + 1


def _sentence(words: str) -> str:
    return words if _CLOSED.search(words) else f"{words}."
