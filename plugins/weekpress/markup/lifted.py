"""The 30-second read: a section of its own, lifted to the top of the article.

Comes in: an article's tokens, in which a section may stand under "30 second read". Goes out: the
same with that section first, under a heading in the article's language. It stays part of the text,
so that feeds, search and themes that know nothing of it have it, and have it first. The heading
over the rest ("3 minute read") goes: reading times are counted, not typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from weekpress.errors import Finding
from weekpress.markup.headings import LEVELS
from weekpress.markup.labels import Labels
from weekpress.markup.own_headings import LOWEST, OwnHeading, own_headings
from weekpress.markup.parts import Part
from weekpress.markup.plain import plain_text
from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, Token, closing_index, element, read, written

ID = "weekpress-short-read"
"""Of the heading over the section."""
_CLASS = "short-read"
_LINE = r"^[ \t>#*_]*{}"
_PROMPTED = re.compile(r".*\n\s*<!--")
"""A line, and a comment under it."""


def lifted(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens with the 30-second read first; as they are where there is none, or it is empty."""
    found = list(own_headings(tokens))
    short = next((heading for heading in found if heading.part is Part.SHORT_READ), None)
    if short is None:
        return tokens
    end = _end(tokens, found, short)
    under = [_raised(token, short.level - 2) for token in tokens[short.end : end]]
    rest = _without_long_heading(tokens, found)
    others = [token for token, index in rest if not short.start <= index < end]
    return [*_section(under, labels), *others] if plain_text(under) else others


def named(tokens: list[Token]) -> list[Token]:
    """The tokens with the section named by its heading (WAI-ARIA 1.2, 5.2.8.4)."""
    start = next((i for i, t in enumerate(tokens[:-1]) if is_section(t)), None)
    heading = tokens[start + 1] if start is not None else ""
    if start is None or isinstance(heading, str) or heading.name != "h2":
        return tokens
    section = tokens[start]
    assert isinstance(section, Tag)  # noqa: S101 -- it is one: is_section
    dressed = [section.having(aria_labelledby=ID), heading.having(id=ID)]
    return [*tokens[:start], *dressed, *tokens[start + 2 :]]


def parted(html: str) -> tuple[str, str]:
    """The section and the rest of an article's HTML; ("", all of it) where it does not begin so."""
    tokens = read(html)
    if not tokens or not is_section(tokens[0]):
        return "", html
    end = closing_index(tokens, 0) + 1
    return written(tokens[:end]), written(tokens[end:])


def inside(tokens: Sequence[Token]) -> list[Token]:
    """What stands in the section, without its heading; nothing where there is no such section."""
    start = next((i for i, t in enumerate(tokens) if is_section(t)), None)
    if start is None:
        return []
    heading = closing_index(tokens, start + 1)
    return list(tokens[heading + 1 : closing_index(tokens, start)])


def faults(tokens: Sequence[Token], source: Source) -> Iterator[Finding]:
    """Warnings about a 30-second read that is empty, and about a second one.

    One that holds a comment is no fault: a prompt waits there for its writer.
    """
    found, place = list(own_headings(tokens)), -1
    shorts = [heading for heading in found if heading.part is Part.SHORT_READ]
    for number, heading in enumerate(shorts):
        place = _place(source, heading.words, place + 1)
        if number:
            message = "is there twice; the first is shown at the top."
            yield _warning(source, place, heading, message, "Make one of the two.")
            continue
        under = tokens[heading.end : _end(tokens, found, heading)]
        if not plain_text(list(under)) and not _PROMPTED.match(source.text, place):
            message = "has nothing under it; it is left out."
            fix = "Write two or three lines, or delete its heading."
            yield _warning(source, place, heading, message, fix)


def _place(source: Source, words: str, start: int) -> int:
    """Where a heading of these words stands in the text, from `start` on; 0 where it is not."""
    found = re.compile(_LINE.format(re.escape(words)), re.M | re.I).search(source.prose, start)
    return found.start() if found else 0


def _warning(source: Source, place: int, heading: OwnHeading, message: str, fix: str) -> Finding:
    return source.warning(place, f"“{heading.words}”", message, fix, "short-read")


def _end(tokens: Sequence[Token], found: Sequence[OwnHeading], heading: OwnHeading) -> int:
    """Where its section ends: at the next heading that is not below it, or at the footnotes."""
    after = [other.start for other in found if other.start > heading.start
             and (other.level <= heading.level or other.part is Part.LONG_READ)]  # fmt: skip
    notes = [i for i, t in enumerate(tokens) if isinstance(t, Tag) and "footnotes" in t.classes]
    return min([*after, *notes[:1], len(tokens)])


def _without_long_heading(
    tokens: Sequence[Token], found: Sequence[OwnHeading]
) -> list[tuple[Token, int]]:
    """The tokens with their places, without a "3 minute read", and what is under it a level up."""
    pairs = [(token, index) for index, token in enumerate(tokens)]
    long = next((heading for heading in found if heading.part is Part.LONG_READ), None)
    if long is None:
        return pairs
    end = next((h.start for h in found if h.start > long.start and h.level <= long.level), None)
    below = slice(long.end, len(tokens) if end is None else end)
    raised = [(_raised(token), index) for token, index in pairs[below]]
    raised = raised if long.level < LOWEST else pairs[below]
    return [*pairs[: long.start], *raised, *pairs[below.stop :]]


def _raised(token: Token, levels: int = 1) -> Token:
    """The token; a heading below the second level so many levels up, as far as there are any."""
    level = LEVELS.get(token.name, 0) if isinstance(token, Tag) else 0
    return (
        token.named(f"h{max(2, level - levels)}") if isinstance(token, Tag) and level > 2 else token
    )


def _section(inside: Sequence[Token], labels: Labels) -> list[Token]:
    """The section; its heading gets its id when all others have theirs."""
    opening = Tag("section").having(class_=_CLASS)
    heading = element("h2", labels.short_read)
    return [opening, *heading, *inside, Tag("section", closing=True), "\n"]


def is_section(token: Token) -> bool:
    """Whether the section of a 30-second read starts here."""
    return isinstance(token, Tag) and token.name == "section" and _CLASS in token.classes
