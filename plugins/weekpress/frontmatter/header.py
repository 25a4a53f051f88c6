"""The head of a file: its keys with their lines, and the body that follows.

Comes in: the text of a Markdown file. Goes out: a `Header`, or findings that say what could not be
read. Two syntaxes are understood: YAML between two lines of three hyphens, and Pelican's
`Key: value` lines up to the first empty one. YAML is read as strings only (no "no" that turns into
False, no guessed dates) and every key keeps its line.
Source: YAML 1.2; the front matter convention of Jekyll and Hugo; Python-Markdown's meta-data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from weekpress.frontmatter.entries import Entry, HeaderError, normal_key
from weekpress.frontmatter.yaml_head import yaml_entries
from weekpress.markup.controls import unified

_FENCE = re.compile(r"---[ \t]*")
_ALMOST_FENCE = re.compile(r"[ \t]*[-‐‑‒–—―]{1,5}[ \t]*")
"""What an editor or a hasty hand makes of three hyphens."""
_END = re.compile(r"(---|\.\.\.)[ \t]*")
_KEY_LINE = re.compile(
    r"(?P<key>[A-Za-z][A-Za-z0-9_ -]{0,60}?)[ \t]{0,9}:(?:[ \t]+(?P<value>.*))?$"
)
"""Bounded, as a line of nothing but spaces would otherwise be gone through once a space."""
MOST_LINES, MOST_SIGNS = 1_000, 50_000
"""Of front matter: more is no longer about the text, but another file pasted in."""


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
    lines, start = _lines(text)
    if _FENCE.fullmatch(lines[start]):
        return _yaml_header(lines, start)
    if _ALMOST_FENCE.fullmatch(lines[start]):
        raise HeaderError(
            start + 1,
            f'"{lines[start].strip()}" does not begin the front matter.',
            "Write exactly three hyphens (---), at the start of the line.",
        )
    if lines[start].rstrip() == "+++":
        raise HeaderError(
            start + 1,
            "TOML front matter is not read.",
            'Write it as YAML: "key: value" lines between two lines of three hyphens (---).',
        )
    if _KEY_LINE.match(lines[start]):
        return _plain_header(lines, start)
    return Header((), "\n".join(lines), 1)


def _lines(text: str) -> tuple[list[str], int]:
    """The lines of a file, whatever ends them, and the index of the first that is not empty."""
    lines = unified(text).split("\n")
    return lines, next((i for i, line in enumerate(lines) if line.strip()), 0)


def fenced_head(text: str, body: str) -> str:
    """All of a file before its body, if that begins and ends with a fence; else "".

    Whatever follows such a head is body: it says nothing of the keys.
    """
    head = unified(text).removesuffix(body)
    lines = head.strip("\n").split("\n")
    fenced = len(lines) > 1 and _FENCE.fullmatch(lines[0]) and _END.fullmatch(lines[-1])
    return head if fenced and head.endswith("\n") else ""


def body_of(text: str) -> tuple[str, int]:
    """The body of a file whose head cannot be read, and its first line: it has faults of its own.

    ("", 1) where nothing says where the head ends.
    """
    lines, start = _lines(text)
    ends = (i for i in range(start + 1, len(lines)) if _END.fullmatch(lines[i]))
    end = next(ends, None) if _FENCE.fullmatch(lines[start]) else None
    return ("", 1) if end is None else ("\n".join(lines[end + 1 :]), end + 2)


def _yaml_header(lines: list[str], start: int) -> Header:
    end = next((i for i in range(start + 1, len(lines)) if _END.fullmatch(lines[i])), None)
    if end is None:
        raise HeaderError(
            start + 1,
            "the front matter starts here but never ends.",
            "Put a line of three hyphens (---) after its last key.",
        )
    _measure(lines[start + 1 : end], start)
    source = "\n".join(lines[start + 1 : end])
    entries = tuple(yaml_entries(source, start + 2))
    return Header(entries, "\n".join(lines[end + 1 :]), end + 2)


def _measure(head: list[str], start: int) -> None:
    """Raises HeaderError for a head that no person reads to its end."""
    if len(head) > MOST_LINES or sum(map(len, head)) > MOST_SIGNS:
        raise HeaderError(
            start + 1,
            f"the front matter is longer than {MOST_LINES:,} lines or {MOST_SIGNS:,} characters.",
            "Keep there what the text is about, and the rest below it.",
        )


def _plain_header(lines: list[str], start: int) -> Header:
    """Pelican's head: `Key: value` lines to the first empty one; indented lines go on."""
    entries: dict[str, Entry] = {}
    last = ""
    empty = (number for number in range(start, len(lines)) if not lines[number].strip())
    _measure(lines[start : next(empty, len(lines))], start)
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
        elif match:
            raise HeaderError(
                number + 1,
                f'"{match["key"]}" is on line {entries[key].line} too.',
                "Keep one of the two; end the head with an empty line.",
            )
        else:
            return Header(tuple(entries.values()), "\n".join(lines[number:]), number + 1)
    return Header(tuple(entries.values()), "", len(lines) + 1)


def _continued(entry: Entry, more: str, line: int) -> Entry:
    before = entry.value if isinstance(entry.value, tuple) else (entry.value,)
    lines = entry.item_lines or (entry.line,)
    return Entry(entry.key, entry.written, (*before, more), entry.line, (*lines, line))
