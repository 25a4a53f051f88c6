"""Labelled lines: "Decided: to wait", wherever they stand in a text.

Comes in: an article's tokens. Goes out: the same with each labelled line of a paragraph as a
paragraph of its own, so that it can have an id; and what such a line says, without its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import VOID, Tag, Token, closing_index

LABEL = re.compile(r"\s*(?:decided|decision|penderfynwyd|penderfyniad)\s*:\s*(?=\S)", re.I)
"""In English or Welsh, at the start of the words; it is alone without any after it."""


def line_by_line(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with each line of a paragraph that starts with the label as its own paragraph."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Tag) and not token.closing and token.name in {"p", "blockquote"}:
            end = closing_index(tokens, index)
            inside = tokens[index + 1 : end]
            parts = _parted(inside) if token.name == "p" else [list(inside)]
            found += [token, *parts[0]]
            for part in parts[1:]:
                found += [Tag("p", closing=True), "\n", Tag("p"), *part]
            index = end
        found.append(tokens[index])
        index += 1
    return found


def _parted(paragraph: Sequence[Token]) -> list[list[Token]]:
    """The inside of a paragraph, parted before each line that starts with the label."""
    lines: list[list[Token]] = [[]]
    depth = 0
    for token in paragraph:
        if isinstance(token, Tag):
            depth += (-1 if token.closing else 1) if token.name not in VOID else 0
            lines[-1].append(token)
        elif depth == 0:
            first, *more = token.split("\n")
            lines[-1].append(first)
            lines += [[line] for line in more]
        else:
            lines[-1].append(token)
    parts = [lines[0]]
    for line in lines[1:]:
        if LABEL.match(plain_text(line)):
            parts[-1] = parts[-1][:-1] if parts[-1][-1:] == [Tag("br")] else parts[-1]
            parts.append(line)
        else:
            parts[-1] += ["\n", *line]
    return parts


def without_label(inside: Sequence[Token]) -> list[Token]:
    """The tokens without the label they start with, if they do, and the next word as a first."""
    label = LABEL.match("".join(token for token in inside if isinstance(token, str)))
    left = label.end() if label else 0
    found: list[Token] = []
    for token in inside:
        if left and isinstance(token, str):
            token, left = token[left:], max(0, left - len(token))
            token = token[:1].upper() + token[1:] if token and not left else token
        if isinstance(token, Tag) and token.closing and found and found[-1] == Tag(token.name):
            found.pop()  # all that was in it was the label
        elif token != "":
            found.append(token)
    return found
