"""The items of a text's lists, as they are written.

Comes in: Markdown. Goes out: the Markdown of each item, with its sub-items. Python-Markdown's rules
are followed: a numbered item has a full stop, and what goes on with an item after an empty line is
indented by four spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.markup.sections import structure_of

_MARK = re.compile(r"(?P<indent>[ ]{0,3})(?:[-*+]|\d+\.)[ \t]+(?=\S)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-+[ ]{0,2}){3,}|(?:_+[ ]{0,2}){3,}|(?:\*+[ ]{0,2}){3,})[ ]*")


def items_of(markdown: str) -> list[str]:
    """Each item of the outermost lists, without its mark and without empty lines around it.

    items_of("- one\\n  more\\n- two\\n") == ["one\\n  more", "two"]
    """
    return [item.rstrip() for item in _items(markdown) if item.strip()]


def paragraphs_of(markdown: str) -> list[str]:
    """The paragraphs that stand in no list, fence, table, quotation or block of HTML."""
    blocks = re.split(r"\n[ \t]*\n", structure_of(markdown))
    found = (block.strip("\n") for block in blocks)
    return [block.strip() for block in found if block.strip() and not _OTHER.match(block)]


_OTHER = re.compile(r"[ ]{4}|\t|[ ]{0,3}(?:[-*+]|\d+\.)[ \t]|[ ]*[>|#<]|[ ]{0,3}\[[^\]\n]*\]:|!\[")


def as_list(items: list[str]) -> str:
    """The items as a list of Markdown, each as it was written, with a hyphen for its mark."""
    return "".join(f"- {item}\n" for item in items)


def _items(markdown: str) -> Iterator[str]:
    lines = re.findall(r"[^\n]*\n|[^\n]+", markdown)
    item: list[str] = []
    empty = False
    for seen, line in zip(structure_of(markdown).split("\n"), lines, strict=False):
        mark = _MARK.match(seen)
        if mark and not _RULE.fullmatch(seen):
            yield "".join(item)
            item = [line[mark.end() :]]
        elif item and _goes_on(seen, empty):
            item.append(line)
        else:
            yield "".join(item)
            item = []
        empty = not seen.strip()
    yield "".join(item)


def _goes_on(line: str, after_empty: bool) -> bool:
    """Whether a line without a mark belongs to the item above it."""
    if not line.strip():
        return True
    if line.startswith(("    ", "\t")):
        return True
    return not after_empty and not _RULE.fullmatch(line)
