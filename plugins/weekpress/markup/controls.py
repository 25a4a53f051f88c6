"""Characters that XML forbids, taken out and told.

A pasted vertical tab (Word and slides put them in) stops a feed half-way, so that every subscriber
loses it. They are taken out of the text before anything else is done with it.

Source: XML 1.0, 2.2 "Characters", production Char.
"""

from __future__ import annotations

import re
from itertools import islice

from weekpress.errors import Finding
from weekpress.markup.source import Source

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_MOST_TOLD = 1000
"""Of half a million null characters, nobody reads on."""

_SPACES = frozenset("\v\f")
"""Forbidden characters that stand between words: a space takes their place."""

_NAMES = {
    "\x00": "a null",
    "\x07": "a bell",
    "\x08": "a backspace",
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x1b": "an escape",
    "\ufffe": "not a character",
    "\uffff": "not a character",
}


def without_forbidden(text: str) -> str:
    """The text with forbidden characters gone; where one parted two words, a space is left."""
    return _FORBIDDEN.sub(lambda match: " " if match[0] in _SPACES else "", text)


def strip_forbidden(text: str, path: str, first_line: int) -> tuple[str, tuple[Finding, ...]]:
    """The text with forbidden characters gone, and a warning for each, up to a thousand.

    path       -- the file, as findings name it
    first_line -- the line of the file on which `text` starts, from 1
    """
    source = Source(text, path, first_line)
    found = islice(_FORBIDDEN.finditer(text), _MOST_TOLD)
    findings = tuple(_finding(source, match) for match in found)
    return (without_forbidden(text) if findings else text), findings


def _finding(source: Source, match: re.Match[str]) -> Finding:
    code = f"U+{ord(match[0]):04X}"
    return source.warning(
        match.start(),
        field="text",
        message=f"{code} ({_name(match[0])}) cannot be shown and breaks feeds; it was taken out.",
        fix="Delete it; it often comes with text pasted from Word or slides.",
        rule="forbidden-character",
        group=f"forbidden character {code}",
    )


def _name(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return "half of a character"
    return _NAMES.get(character, "a control character")


def unified(text: str) -> str:
    """The text of a file without a byte order mark, each line ended by "\\n"."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
