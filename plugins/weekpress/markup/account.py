"""What a note's Markdown gives account of: its short read, what was decided, what comes next.

Comes in: the body of a note. Goes out: pieces of it, as they are written. Which section is which is
known by its heading (`weekpress.markup.parts`); who uses none of those headings may write lines
that begin with "Decided:" or "Next week:".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from weekpress.markup.decided import is_none, says_so
from weekpress.markup.items import items_of, paragraphs_of
from weekpress.markup.labelled import LABEL
from weekpress.markup.parts import Part, part_of
from weekpress.markup.sections import Section, sections_of, under

_LABELLED = re.compile(r"[*_]{0,3}(?P<label>[^:*_\n]{2,30}?)(?:[*_]{1,3}:|:[*_]{1,3}|:)[ ]+(?=\S)")
"""The start of "Next week: the last one" and "**Decided:** we wait"."""


Starts = Callable[[str], object]
"""Whether a line starts with a label that is meant."""


def short_read(body: str) -> str:
    """The Markdown under "30 second read"; "" for none."""
    sections = sections_of(body)
    found = (under(sections, i) for i, s in enumerate(sections) if s.part is Part.SHORT_READ)
    return next((text.strip("\n") for text in found if text.strip()), "")


def decided(body: str) -> list[str]:
    """Each decision, in the order of the note; the rule is that of `weekpress.markup.decided`."""
    sections = list(_alone(body))
    found = [d for s in sections if s.part is not Part.SHORT_READ for d in _decided_in(s)]
    short = (d for s in sections if s.part is Part.SHORT_READ for d in _decided_in(s))
    return found or list(short)


def promised(body: str) -> list[str]:
    """Each thing the note says the team will do next, as a list would have it.

    The items of a section such as "Next week", or its paragraphs where it has no items; and lines
    that begin with "Next week:".
    """
    found: list[str] = []
    for section in _alone(body):
        if section.part is Part.NEXT:
            found += _items_or_paragraphs(section.body)
        else:
            found += _labelled(section.body, _is_next)
    return found


def _alone(body: str) -> Iterator[Section]:
    """The sections; one below a section of a known part, with a heading of its own, is its part."""
    part_level, heading = 0, ""
    for section in sections_of(body):
        if section.level and section.level <= part_level:
            part_level = 0
        if section.part:
            part_level, heading = section.level, section.words
        elif part_level:
            section = Section(section.level, heading, section.heading, section.body, section.line)
        yield section


def _decided_in(section: Section) -> list[str]:
    label = LABEL.match(section.words)
    head = [section.words[label.end() :]] if label else []
    if label or section.part not in {Part.DECIDED, Part.MIXED}:
        return [_capital(words) for words in head] + _labelled(section.body, LABEL.match)
    pieces = items_of(section.body) + paragraphs_of(section.body)
    if section.part is Part.DECIDED:
        every = _items_or_paragraphs(section.body)
        pieces = [piece for piece in pieces if piece in every and not is_none(piece)]
    else:
        pieces = [piece for piece in pieces if says_so(piece) or _label(piece, LABEL.match)]
    return [_unlabelled(piece, LABEL.match) for piece in pieces]


def _items_or_paragraphs(text: str) -> list[str]:
    return items_of(text) or paragraphs_of(text)


def _labelled(text: str, starts: Starts) -> list[str]:
    """What follows "Decided:" or "Next week:" at the start of an item or a line."""
    every = [*items_of(text), *(p for paragraph in paragraphs_of(text) for p in _lines(paragraph))]
    return [_unlabelled(piece, starts) for piece in every if _label(piece, starts)]


def _lines(paragraph: str) -> list[str]:
    """A paragraph cut before each line that begins with a label."""
    found: list[str] = []
    for line in paragraph.split("\n"):
        if found and not _LABELLED.match(line):
            found[-1] += f"\n{line}"
        else:
            found.append(line)
    return found


def _label(piece: str, starts: Starts) -> re.Match[str] | None:
    """The label that a piece begins with, if it is one of those."""
    match = _LABELLED.match(piece)
    return match if match and starts(f"{match['label']}: x") else None


def _unlabelled(piece: str, starts: Starts) -> str:
    match = _label(piece, starts)
    return _capital(piece[match.end() :]) if match else piece


def _is_next(line: str) -> bool:
    return part_of(line.partition(":")[0]) is Part.NEXT


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
