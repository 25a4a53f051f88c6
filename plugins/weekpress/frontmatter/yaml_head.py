"""A head written in YAML: its keys with their lines, strings only, and its faults in words.

A head may be a stranger's: what would break the parser or burst the memory is refused before it is
parsed. Source: YAML 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from weekpress.frontmatter.entries import Entry, HeaderError, Value, normal_key
from weekpress.frontmatter.yaml_words import in_words, quoted
from weekpress.markup.controls import without_forbidden

_TAGS = "tag:yaml.org,2002:"
_HASH = re.compile(r"\s*#\w")
_MAX_DEPTH = 20
"""How deep lists and mappings may lie in each other: no person goes so far."""


def yaml_entries(source: str, first_line: int) -> Iterator[Entry]:
    """The entries of the YAML mapping `source`, which starts on `first_line` of its file.

    Raises HeaderError. A key written twice with the same value counts once.
    """
    return _entries(composed(source, first_line), first_line)


def composed(source: str, first_line: int) -> yaml.Node | None:
    """The node of the YAML `source`; None for nothing. Raises HeaderError."""
    try:
        events = list(_judged_events(source, first_line))
        if sum(isinstance(event, yaml.DocumentStartEvent) for event in events) > 1:
            yaml.compose(source, Loader=yaml.CBaseLoader)  # raises: one is all there may be
    except yaml.MarkedYAMLError as error:
        opened = "quoted scalar" in (error.context or "") or "flow" in (error.context or "")
        mark = (opened and error.context_mark) or error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        written = source.splitlines()[line - first_line : line - first_line + 1]
        raise HeaderError(line, *in_words(error, "".join(written))) from error
    except yaml.YAMLError as error:  # a character YAML does not allow
        raise HeaderError(
            first_line,
            "it holds a character YAML does not allow.",
            "Type it again by hand.",
        ) from error
    # Around the events of the nodes are those of the stream and the document.
    nodes = iter(events[2:-2])
    return next((_node(event, nodes) for event in nodes), None)


def _node(event: yaml.Event, following: Iterator[yaml.Event]) -> yaml.Node:
    """The node that starts with `event`: what yaml.compose makes, without reading all again."""
    start: Any = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        return yaml.ScalarNode(f"{_TAGS}str", event.value, start, style=event.style)
    inside: list[yaml.Node] = []
    while not isinstance(inner := next(following), yaml.CollectionEndEvent):
        inside.append(_node(inner, following))
    if isinstance(event, yaml.SequenceStartEvent):
        return yaml.SequenceNode(f"{_TAGS}seq", inside, start)
    return yaml.MappingNode(f"{_TAGS}map", list(zip(inside[::2], inside[1::2], strict=True)), start)


def _judged_events(source: str, first_line: int) -> Iterator[yaml.Event]:
    """The events of `source`. Raises HeaderError for what no person writes: aliases, of which a few
    lines can stand for more than any memory holds, and nesting so deep that it breaks the parser;
    and for what a person writes without knowing what it means: &, *, ! before a value, # within it.
    """
    depth, lines = 0, source.splitlines()
    for event in yaml.parse(source, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        number = event.start_mark.line if event.start_mark else 0
        if depth > _MAX_DEPTH:
            raise HeaderError(
                first_line + number,
                "the value is nested too deeply.",
                "Write a plain value or a short list.",
            )
        written = lines[number] if number < len(lines) else ""
        if sign := _sign(event, written):
            raise HeaderError(
                first_line + number,
                f"{sign} means something else in YAML, so the value is not read as it is written.",
                f"Put the whole value in quotes: {quoted(written)}.",
            )
        yield event


def _sign(event: yaml.Event, written: str) -> str:
    """The sign in a value that makes YAML read something else than what is written, or ""."""
    if isinstance(event, yaml.AliasEvent):
        return "an asterisk (*)"
    if getattr(event, "anchor", None):
        return "an ampersand (&)"
    if getattr(event, "tag", None):
        return "an exclamation mark (!)"
    plain = "#" in written and isinstance(event, yaml.ScalarEvent) and not event.style
    if plain and event.end_mark and _HASH.match(written, event.end_mark.column):
        return "a hash (#)"
    return ""


def _entries(root: yaml.Node | None, first_line: int) -> Iterator[Entry]:
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        raise HeaderError(
            first_line,
            "the front matter is not a list of keys.",
            "Write one key: value a line, such as title: My first post.",
        )
    seen: dict[str, Entry] = {}
    for key_node, value_node in root.value:
        line = first_line + key_node.start_mark.line
        key = normal_key(text_of(key_node))
        items = value_node.value if isinstance(value_node, yaml.SequenceNode) else []
        item_lines = tuple(first_line + item.start_mark.line for item in items)
        entry = Entry(key, str(key_node.value), value_of(value_node), line, item_lines)
        first = seen.setdefault(key, entry)
        if first.value != entry.value:
            raise HeaderError(
                line,
                f'"{entry.written}" is on line {first.line} too, and says something else.',
                "Keep one of the two.",
            )
        if first is entry:
            yield entry


def value_of(node: yaml.Node) -> Value:
    """A node as strings, lists and mappings. An unquoted null or ~ is the empty string."""
    if isinstance(node, yaml.MappingNode):
        return {str(k.value): value_of(v) for k, v in node.value}
    if isinstance(node, yaml.SequenceNode):
        return tuple(value_of(item) for item in node.value)
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return "" if plain and node.value in {"null", "~"} else text_of(node)


def text_of(node: yaml.Node) -> str:
    """The text of a node. YAML has no forbidden characters, but in double quotes an escape
    ("\\x08") can stand for one."""
    double = isinstance(node, yaml.ScalarNode) and node.style == '"'
    return without_forbidden(str(node.value)) if double else str(node.value)
