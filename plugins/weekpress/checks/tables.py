"""The tables of a text, by their rows and cells.

Comes in: a text. Goes out: each table that stands in no other. Source: HTML Standard, 4.9; W3C,
Tables Tutorial.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from weekpress.checks.text import Element, Text
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import Tag, Token, closing_index


@dataclass(frozen=True)
class Cell:
    """One cell."""

    tag: Tag
    inside: Sequence[Token]

    @cached_property
    def words(self) -> str:
        """Its words, and those of its pictures."""
        alts = (t.attributes.get("alt", "") for t in self.inside if isinstance(t, Tag))
        return plain_text(self.inside) or " ".join(alt for alt in alts if alt)

    @property
    def heads(self) -> bool:
        return self.tag.name == "th"

    @property
    def columns(self) -> int:
        return _number(self.tag.attributes.get("colspan", ""))

    @property
    def rows(self) -> int:
        return _number(self.tag.attributes.get("rowspan", ""))


@dataclass(frozen=True)
class Table:
    """One table, which has at least one cell."""

    element: Element
    offset: int
    """Where it begins in the Markdown."""
    typed: bool
    """Whether it was typed as HTML, not with | in Markdown."""

    @cached_property
    def rows(self) -> list[list[Cell]]:
        """Its rows that have cells."""
        found: list[list[Cell]] = []
        inside, index = self.element.inside, 0
        while index < len(inside):
            token = inside[index]
            if isinstance(token, Tag) and token.name == "tr" and not token.closing:
                found.append([])
            elif isinstance(token, Tag) and token.name in {"td", "th"} and not token.closing:
                end = closing_index(inside, index)
                if found:
                    found[-1].append(Cell(token, inside[index + 1 : end]))
                index = end
            index += 1
        return [row for row in found if row]

    @cached_property
    def columns(self) -> int:
        """How many it has at the widest."""
        return max(sum(cell.columns for cell in row) for row in self.rows)

    @property
    def of_data(self) -> bool:
        """Whether it has both rows and columns, so that a cell needs to be told what it is of."""
        return len(self.rows) > 1 and self.columns > 1

    @property
    def headed(self) -> bool:
        """Whether some header cell has words."""
        return any(cell.heads and cell.words for row in self.rows for cell in row)


def tables(text: Text) -> Iterator[Table]:
    """Every table with a cell, those inside other tables left out."""
    end = -1
    typed = [tag.offset for tag in text.typed_tags if tag.name == "table"]
    for element in text.elements("table"):
        if element.start > end:
            end = element.start + len(element.inside)
            table = Table(element, *_place(text, element, typed))
            if table.rows:
                yield table


def _place(text: Text, element: Element, typed: Sequence[int]) -> tuple[int, bool]:
    """Where a table begins in the source, and whether it was typed as HTML: then its words stand
    after its tag, and in Markdown between bars."""
    words = text.offset_of(element)
    index = bisect_right(typed, words)
    start = text.source.text.rfind("\n", 0, words) + 1
    line = text.source.text[start:].partition("\n")[0]
    if index and ("|" not in line or "<t" in line):
        return typed[index - 1], True
    return start, False


def _number(written: str) -> int:
    """How many columns or rows a cell spans, as browsers read it: 1 for what is no number."""
    number = int(written[:5]) if written.isascii() and written.isdigit() else 1
    return min(max(number, 1), 1000)
