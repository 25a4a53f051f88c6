"""Tags in the spelling that the site has for them: `Gov.uk notify` as GOV.UK Notify.

Readers see that spelling anyway; here the files are made to say it. A change that would not be read
back as meant is not made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from weekpress.checks.mends.lines import with_lines
from weekpress.frontmatter import Document
from weekpress.frontmatter.entries import Entry, Value
from weekpress.frontmatter.header import read_header
from weekpress.frontmatter.models import Post
from weekpress.frontmatter.names import canonical
from weekpress.frontmatter.slugs import fold
from weekpress.frontmatter.together import Spelling

_NEEDS_CARE = re.compile(r"[\[\]{},:#&*!|>'\"%@`]")
"""Signs that mean something to YAML or to a list: a tag with one is left to its writer."""


def with_tags_spelt_alike(document: Document, text: str, spellings: Mapping[str, Spelling]) -> str:
    """The text with each tag as `spellings`, by the folded tag, has it. Raises HeaderError."""
    if not isinstance(document.meta, Post):
        return text
    wrong = {
        tag: spelling.name
        for tag in document.meta.tags
        if (spelling := spellings.get(fold(tag))) and spelling.name != tag
        and not _NEEDS_CARE.search(spelling.name)
    }  # fmt: skip
    for tag, right in wrong.items():
        lines = [line for entry in _tags(document, text) for line in _lines(entry)]
        after = with_lines(text, lines, partial(_respelt, tag, right))
        if _said(document, after) == [
            right if one == tag else one for one in _said(document, text)
        ]:
            text = after
    return text


def _tags(document: Document, text: str) -> list[Entry]:
    entries = read_header(text).entries
    return [e for e in entries if canonical(e.key, document.kind.value) == "tags"]


def _lines(entry: Entry) -> list[int]:
    return [entry.line, *entry.item_lines]


def _said(document: Document, text: str) -> list[str]:
    return [one for entry in _tags(document, text) for one in _words(entry.value)]


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield from (word.strip() for word in value.split(","))
    else:
        for item in value:
            yield from _words(item)


def _respelt(tag: str, right: str, line: str) -> str:
    """The line with a tag in its spelling, where the tag stands by itself."""
    alone = rf"(?<=[\[,\s'\":-]){re.escape(tag)}(?=\s*(?:[\],'\"]|\s#|$))"
    return re.sub(alone, lambda _: right, line)
