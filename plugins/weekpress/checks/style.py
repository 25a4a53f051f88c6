"""One style sheet of the built site as the rules see it: what it declares, for what, and where.

Comes in: the text of a CSS file. Goes out: each block of declarations with its selectors and the
conditions it stands under, and hits at their lines. It is read by tinycss2, which takes what a
browser takes. Source: CSS Syntax Module Level 3; CSS Conditional Rules Module Level 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import tinycss2

from weekpress.checks.rule import Hit
from weekpress.errors import Severity

_ENDLESS = re.compile(r"(?<!\d)\d{1000,}")
"""A number that Python refuses to read. Source: Python, "Integer string conversion length
limitation"."""
_DEEPEST = 20
"""Conditions inside one another; nobody writes more than three."""


@dataclass(frozen=True)
class Declaration:
    """One property and its value."""

    name: str
    """In small letters."""
    value: str
    """As written, without `!important`."""
    important: bool
    line: int
    column: int


@dataclass(frozen=True)
class Block:
    """Declarations for the same elements."""

    selectors: str
    """As written: `a:hover, a:focus`."""
    declarations: Sequence[Declaration]
    conditions: tuple[str, ...]
    """The at-rules it stands under, outermost first: `@media (forced-colors: active)`."""
    line: int
    column: int

    @cached_property
    def each(self) -> Sequence[str]:
        """The selectors one by one, single-spaced: `a:hover` and `a:focus`."""
        return [" ".join(one.split()) for one in _apart(self.selectors) if one.strip()]

    def is_for(self, *words: str) -> bool:
        """Whether one of the conditions it stands under has one of these words in it."""
        return any(word in one.lower() for one in self.conditions for word in words)

    def value(self, name: str) -> str | None:
        """The last value of a property; None where it is not set."""
        values = [d.value for d in self.declarations if d.name == name]
        return values[-1] if values else None


def _apart(selectors: str) -> Iterator[str]:
    """What stands between commas, of which those in brackets, as in `:is(a, b)`, are none."""
    depth = start = 0
    for place, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth <= 0:
            yield selectors[start:place]
            start = place + 1
    yield selectors[start:]


@dataclass(frozen=True)
class Style:
    """A style sheet of the built site."""

    path: str
    """Below the output folder, with slashes."""
    text: str

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """Every block of declarations, in order. A file named after print is for paper alone."""
        text = _ENDLESS.sub("0", self.text)
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        paper = "print" in self.path.rpartition("/")[2]
        return list(_blocks(rules, ("@media print",) if paper else ()))

    def at(
        self, place: Block | Declaration | None, message: str, fix: str = "",
        severity: Severity | None = None, group: str = "",
    ) -> Hit:  # fmt: skip
        """A hit at a block or a declaration; at the top where the whole sheet is meant."""
        line, column = (place.line, place.column) if place else (1, 1)
        return Hit(line, column, message, fix, severity, group)


def _blocks(rules: Sequence[Any], conditions: tuple[str, ...]) -> Iterator[Block]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = _written(rule.prelude)
            declared = list(_declarations(rule.content))
            yield Block(selectors, declared, conditions, rule.source_line, rule.source_column)
        elif rule.type == "at-rule" and rule.content is not None and len(conditions) < _DEEPEST:
            condition = f"@{rule.lower_at_keyword} {_written(rule.prelude)}"
            inside = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            yield from _blocks(inside, (*conditions, condition.strip()))


def _declarations(content: Sequence[Any]) -> Iterator[Declaration]:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    for one in found:
        if one.type == "declaration":
            value = _written(one.value)
            yield Declaration(
                one.lower_name, value, one.important, one.source_line, one.source_column
            )


def _written(tokens: Sequence[Any]) -> str:
    """What stands in a sheet, as written; "" for brackets so deep that nobody typed them."""
    try:
        return str(tinycss2.serialize(tokens)).strip()
    except RecursionError:
        return ""
