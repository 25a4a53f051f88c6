"""The head of a file: its keys with their lines, and the body that follows.

Comes in: the text of a Markdown file. Goes out: a `Header`, or findings that say what could not be
read. Two syntaxes are understood: YAML between two lines of three hyphens, and Pelican's
`Key: value` lines up to the first empty one. YAML is read as strings only (no "no" that turns into
False, no guessed dates) and every key keeps its line.
Source: YAML 1.2; the front matter convention of Jekyll and Hugo; Python-Markdown's meta-data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

Value = str | tuple["Value", ...] | dict[str, "Value"]
"""What a key may hold: a string, a list, or a mapping of them."""

_FENCE = re.compile(r"---[ \t]*")
_END = re.compile(r"(---|\.\.\.)[ \t]*")
_KEY_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_ -]*?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_MAX_DEPTH = 20
"""How deep lists and mappings may lie in each other: no person goes so far."""


class HeaderError(ValueError):
    """The head of the file cannot be read. Carries the line (from 1) and what to write instead."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


@dataclass(frozen=True)
class Entry:
    """One key of the head, as it was written."""

    key: str
    """In lower case with underscores: "Image Alt" and "image-alt" are image_alt."""
    written: str
    """As the writer spelt it."""
    value: Value
    line: int
    item_lines: tuple[int, ...] = ()
    """Where the value is a list: the line of each item."""


@dataclass(frozen=True)
class Header:
    """The keys of a file in their order, its body, and the line the body starts on."""

    entries: tuple[Entry, ...]
    body: str
    body_line: int


def read_header(text: str) -> Header:
    """Split a file into its keys and its body. Raises HeaderError.

    A byte order mark is dropped and line ends become "\\n"; a file without a head is all body.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if _FENCE.fullmatch(lines[start]):
        return _yaml_header(lines, start)
    if lines[start].rstrip() == "+++":
        raise HeaderError(
            start + 1,
            "TOML front matter is not read.",
            'Write it as YAML: "key: value" lines between two lines of three hyphens (---).',
        )
    if _KEY_LINE.match(lines[start]):
        return _plain_header(lines, start)
    return Header((), text, 1)


def _yaml_header(lines: list[str], start: int) -> Header:
    end = next((i for i in range(start + 1, len(lines)) if _END.fullmatch(lines[i])), None)
    if end is None:
        raise HeaderError(
            start + 1,
            "the front matter starts here but never ends.",
            "Put a line of three hyphens (---) after its last key.",
        )
    source = "\n".join(lines[start + 1 : end])
    entries = tuple(_entries(_compose(source, start + 2), start + 2))
    return Header(entries, "\n".join(lines[end + 1 :]), end + 2)


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


def _plain_header(lines: list[str], start: int) -> Header:
    """Pelican's head: `Key: value` lines to the first empty one; indented lines go on."""
    entries: dict[str, Entry] = {}
    last = ""
    for number in range(start, len(lines)):
        line = lines[number]
        if not line.strip():
            return Header(tuple(entries.values()), "\n".join(lines[number + 1 :]), number + 2)
        match = _KEY_LINE.match(line)
        if line[0] in " \t" and last:
            entries[last] = _continued(entries[last], line.strip(), number + 1)
        elif match and (key := normal_key(match["key"])) not in entries:
            entries[key] = Entry(key, match["key"], (match["value"] or "").strip(), number + 1)
            last = key
        else:
            return Header(tuple(entries.values()), "\n".join(lines[number:]), number + 1)
    return Header(tuple(entries.values()), "", len(lines) + 1)


def _continued(entry: Entry, more: str, line: int) -> Entry:
    before = entry.value if isinstance(entry.value, tuple) else (entry.value,)
    lines = entry.item_lines or (entry.line,)
    return Entry(entry.key, entry.written, (*before, more), entry.line, (*lines, line))


def normal_key(written: str) -> str:
    """A key without its accidents: "Image Alt", "image-alt" and "IMAGE_ALT" are image_alt."""
    return re.sub(r"[\s-]+", "_", written.strip()).lower()
