"""A note as its writer wrote it, cut at its headings.

Comes in: Markdown. Goes out: sections, whose texts joined are the Markdown again, so that one of
them can be read, lifted or added to and the rest stays as it is. What looks like a heading in a
fence, a comment or a block of HTML is none.
Source: Python-Markdown's own rules for headings, and ours in `weekpress.markup.headings`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from weekpress.markup.parts import Part, part_of
from weekpress.markup.source import Source

_HASHES = re.compile(r"(?P<level>#{2,6}|#(?=[ ]))(?P<words>.*?)(?:[ ]+#+[ ]*)?")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
_CODE = re.compile(r"[ ]{4}|[ ]*\t")
"""The start of a line that is code, or that belongs to the list above it."""
_HTML = re.compile(
    r"^<(?P<name>address|article|aside|blockquote|details|div|dl|figure|ol|p|pre|script|section"
    r"|style|table|ul)\b(?![^>]*\bmarkdown\b)[^>]*>.*?</(?P=name)\s*>",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""A block of HTML, up to the first end of its kind. Markdown inside is not read."""
_ATTRIBUTES = re.compile(r"[ ]*\{:?[^{}]*\}[ ]*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])?")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_SIGNS = re.compile(r"\\(?=[^\w\s]|_)|[*`]|(?<![\w\\])_+|_+(?!\w)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level."""

    level: int
    """From 1 to 6; 0 for what stands before the first heading."""
    words: str
    """The heading's, plain; "" for none."""
    heading: str
    """The heading as it is written, with its line ends."""
    body: str
    """What stands under it, as it is written."""
    line: int
    """The line of the Markdown it starts on, from 1."""

    @property
    def text(self) -> str:
        """All of it, as it is written."""
        return self.heading + self.body

    @property
    def part(self) -> Part | None:
        """What the section is for, by its heading."""
        return part_of(self.words) if self.level else None


def sections_of(markdown: str) -> list[Section]:
    """The sections of a text with "\\n" for line ends. The first has level 0, and may be empty."""
    lines = _lines(markdown)
    starts = list(_headings(_lines(structure_of(markdown))))
    found = [Section(0, "", "", "".join(lines[: starts[0][0] if starts else None]), 1)]
    ends = [*(start for start, _, _ in starts[1:]), len(lines)][: len(starts)]
    for (start, level, height), end in zip(starts, ends, strict=True):
        heading, body = lines[start : start + height], lines[start + height : end]
        words = _plain(heading[0], level if height == 1 else 0)
        found.append(Section(level, words, "".join(heading), "".join(body), start + 1))
    return found


def under(sections: Sequence[Section], index: int) -> str:
    """What stands under a heading, with the sections below it that hang on it."""
    deeper = []
    for section in sections[index + 1 :]:
        if section.level <= sections[index].level:
            break
        deeper.append(section.text)
    return sections[index].body + "".join(deeper)


def structure_of(markdown: str) -> str:
    """The text with fences, comments and blocks of HTML blanked out, and nothing moved."""
    blocks = Source(markdown, "", 1).blocks
    if "<" not in blocks:
        return blocks
    return _HTML.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), blocks)


def _lines(text: str) -> list[str]:
    """The lines, each with its end. Only "\\n" ends one: U+2028 and the like are words to us."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _headings(lines: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The index of the first line of each heading, its level, and how many lines it has."""
    index, fresh = 0, True  # fresh: a block may start here, and so a heading with a line under it
    while index < len(lines):
        line = lines[index].rstrip("\n")
        below = lines[index + 1].rstrip("\n") if index + 1 < len(lines) else ""
        if match := _HASHES.fullmatch(line):
            yield index, len(match["level"]), 1
            index, fresh = index + 1, True
        elif fresh and line.strip() and not _CODE.match(line) and _UNDERLINE.fullmatch(below):
            yield index, 1 if below.startswith("=") else 2, 2
            index, fresh = index + 2, True
        else:
            index, fresh = index + 1, not line.strip()


def _plain(heading: str, hashes: int) -> str:
    """The words of a heading without what Markdown says with signs.

    hashes -- how many it starts with; 0 for one that has a line under it
    """
    line = heading.strip()
    match = _HASHES.fullmatch(line) if hashes else None
    words = _ATTRIBUTES.sub("", match["words"] if match else line)
    bare = _SIGNS.sub("", _TAG.sub("", _LINK.sub(r"\1", words)))
    return " ".join(html.unescape(bare).split())
