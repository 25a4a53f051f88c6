"""A head written in YAML: its keys with their lines, strings only, and its faults in words.

A head may be a stranger's: what would break the parser or burst the memory is refused before it is
parsed. Source: YAML 1.2.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from weekpress.frontmatter.entries import Entry, HeaderError, Value, normal_key

_MAX_DEPTH = 20
"""How deep lists and mappings may lie in each other: no person goes so far."""


def yaml_entries(source: str, first_line: int) -> Iterator[Entry]:
    """The entries of the YAML mapping `source`, which starts on `first_line` of its file.

    Raises HeaderError. A key written twice with the same value counts once.
    """
    return _entries(_compose(source, first_line), first_line)


def _compose(source: str, first_line: int) -> yaml.Node | None:
    try:
        _refuse_traps(source, first_line)
        node: yaml.Node | None = yaml.compose(source, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        written = source.splitlines()[line - first_line : line - first_line + 1]
        raise HeaderError(line, *_in_words(error, "".join(written))) from error
    except yaml.YAMLError as error:  # a character YAML does not allow
        raise HeaderError(
            first_line,
            "it holds a character YAML does not allow.",
            "Type the front matter again by hand.",
        ) from error
    return node


def _quoted(written: str) -> str:
    """A line `key: value` with its value in quotes that hold whatever the value holds."""
    key, _, value = written.strip().partition(":")
    quote = "'" if '"' in value else '"'
    value = value.strip().replace("'", "''") if quote == "'" else value.strip()
    return f"{key}: {quote}{value}{quote}"


def _refuse_traps(source: str, first_line: int) -> None:
    """Raise HeaderError for what no person writes: aliases, of which a few lines can stand for
    more than any memory holds, and nesting so deep that it breaks the parser."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH or isinstance(event, yaml.AliasEvent):
            raise HeaderError(
                first_line + (event.start_mark.line if event.start_mark else 0),
                "the value is nested too deeply, or refers to another with *.",
                "Write a plain value or a short list; put text that starts with * in quotes.",
            )


def _in_words(error: yaml.MarkedYAMLError, written: str) -> tuple[str, str]:
    """What a YAML error means to somebody who has never heard of YAML: what, and what to do."""
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        return (
            "a colon followed by a space is inside a value.",
            f"Put the whole value in quotes: {_quoted(written)}.",
        )
    if "cannot start any token" in problem:
        return (
            "a value starts with a sign that means something else in YAML (@, `, % or a tab).",
            "Put the value in quotes, and indent with spaces, not tabs.",
        )
    if "scanning a quoted scalar" in (error.context or ""):
        return (
            "a quotation mark is opened and never closed.",
            "Close it at the end of the value, or take the first one out.",
        )
    if "could not find expected ':'" in problem:
        return ("a key has no colon.", "Write it as key: value, with a space after the colon.")
    return (
        f"the front matter cannot be read here ({problem or 'not valid YAML'}).",
        "Write one key: value a line, and put values with odd characters in quotes.",
    )


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
        key = normal_key(str(key_node.value))
        items = value_node.value if isinstance(value_node, yaml.SequenceNode) else []
        item_lines = tuple(first_line + item.start_mark.line for item in items)
        entry = Entry(key, str(key_node.value), _value(value_node), line, item_lines)
        first = seen.setdefault(key, entry)
        if first.value != entry.value:
            raise HeaderError(
                line,
                f'"{entry.written}" is on line {first.line} too, and says something else.',
                "Keep one of the two.",
            )
        if first is entry:
            yield entry


def _value(node: yaml.Node) -> Value:
    """A node as strings, lists and mappings. An unquoted null or ~ is the empty string."""
    if isinstance(node, yaml.MappingNode):
        return {str(k.value): _value(v) for k, v in node.value}
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(item) for item in node.value)
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return "" if plain and node.value in {"null", "~"} else str(node.value)
