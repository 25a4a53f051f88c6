"""Any YAML mapping as it was written: its keys, also those inside one another, with their lines.

Comes in: the text of a file of data, such as content/glossary.yml. Goes out: pairs of a key and its
value; of a list, an item each. It is read as front matter is: strings stay strings, anchors are
refused. Source: YAML 1.2.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.yaml_head import composed, text_of, value_of


@dataclass(frozen=True)
class Pair:
    """A key and its value, or an item of a list, as they were written."""

    key: str
    """"" of an item."""
    value: Value
    line: int
    inside: tuple[Pair, ...] = ()
    """Where the value is a mapping: its own pairs."""
    items: tuple[Pair, ...] = ()
    """Where the value is a list: its items."""


def yaml_pairs(source: str, first_line: int = 1) -> tuple[Pair, ...] | None:
    """The pairs of the YAML mapping `source`; None for what is none.

    Raises HeaderError.
    """
    root = composed(source, first_line)
    if root is None:
        return ()
    return _pairs(root, first_line) if isinstance(root, yaml.MappingNode) else None


def _pairs(node: yaml.Node, first_line: int) -> tuple[Pair, ...]:
    """The pairs of a mapping; none of what is none."""
    if not isinstance(node, yaml.MappingNode):
        return ()
    return tuple(
        _pair(text_of(key), first_line + key.start_mark.line, value, first_line)
        for key, value in node.value
    )


def _items(node: yaml.Node, first_line: int) -> tuple[Pair, ...]:
    if not isinstance(node, yaml.SequenceNode):
        return ()
    return tuple(
        _pair("", first_line + item.start_mark.line, item, first_line) for item in node.value
    )


def _pair(key: str, line: int, value: yaml.Node, first_line: int) -> Pair:
    inside, items = _pairs(value, first_line), _items(value, first_line)
    return Pair(key, value_of(value), line, inside, items)
