"""Decisions: what an article says was decided, each with an id to link to.

Comes in: an article's tokens. Goes out: the ids of the elements that each tell of one decision, and
what they say. The rule, as docs/how-to/log-decisions.md has it for writers:

- Under a heading such as "Decided", each item of a list is a decision; where there is no list, each
  paragraph. "None this week" is none.
- Under one such as "Things we learned or decided", only what says so: "We decided to wait".
- Anywhere, a paragraph, line, item or heading that starts with "Decided:" or "Penderfynwyd:". In a
  30-second read it counts only where the rest of the article tells of no decision.
- What is quoted is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from weekpress.markup.excerpts import apart
from weekpress.markup.labelled import LABEL, line_by_line, without_label
from weekpress.markup.lifted import is_section
from weekpress.markup.own_headings import LOWEST, OwnHeading, own_headings
from weekpress.markup.parts import Part
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import VOID, Tag, Token, closing_index, written

_SAYS_SO = re.compile(
    r"(?:^|[.!?:;]\s|\b(?:we|i|team|board|group|was|were|been)\s|['’]ve\s)\W*"
    r"(?:(?:have|has|had|all|also|now|then|finally|jointly)\s+)*"
    r"(?:decided|agreed\s+(?:to|that|on|we))\b|\bpenderfyn(?:wyd|odd|on ni|asom)\b",
    re.IGNORECASE,
)
"""That somebody has decided; that somebody will, or has not yet, is no decision."""
_NONE = re.compile(
    r"(?:none|nothing|no (?:new )?decisions?|n/?a|dim(?: byd)?)"
    r"(?: (?:new|yet|was|were|been|has|have|decided|made|taken|this|last|week|sprint|month|time|"
    r"to|report))*",
    re.IGNORECASE,
)
_NAMED = re.compile("decided|decision|penderfyn", re.IGNORECASE)
"""Every heading and label that counts has one of these in it, and few articles have."""
_LISTS = frozenset({"ul", "ol"})
_COUNTED = frozenset({Part.DECIDED, Part.MIXED})


def marked(tokens: Sequence[Token]) -> tuple[list[Token], list[str]]:
    """The tokens with an id on each element that tells of a decision; and these ids, in order.

    An id that the writer gave stays. The others are "decision-1", "decision-2" and so on.
    """
    if not any(isinstance(token, str) and _NAMED.search(token) for token in tokens):
        return list(tokens), []
    found = line_by_line(tokens)
    places = _places(found)
    ids = []
    for number, index in enumerate(places, start=1):
        tag = found[index]
        assert isinstance(tag, Tag)  # noqa: S101 -- it is one: _places
        ids.append(tag.attributes.get("id") or f"decision-{number}")
        found[index] = tag.having(id=ids[-1])
    return found, ids


def gathered(tokens: Sequence[Token], ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each id, and what its element says as HTML that may stand on another page; each thing said
    once. The "Decided:" before it is left out."""
    said: set[str] = set()
    wanted = set(ids)
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and token.attributes.get("id") in wanted:
            inside = apart(tokens[index + 1 : closing_index(tokens, index)])
            words = gist(plain_text(inside))
            if words not in said:
                said.add(words)
                yield token.attributes["id"], written(without_label(inside)).strip()


def gist(words: str) -> str:
    """What two decisions of one article have in common only if they are one: their words, without
    capitals and punctuation."""
    folded = words.casefold()
    return " ".join(re.findall(r"\w+", folded)) or folded


def says_so(words: str) -> bool:
    """Whether some words of a section with other things in it tell of a decision."""
    return bool(_SAYS_SO.search(words))


def is_none(words: str) -> bool:
    """Whether some words of a section about decisions say that there were none."""
    return bool(_NONE.fullmatch(words.rstrip(". ")))


def _places(tokens: Sequence[Token]) -> list[int]:
    """Where the elements start that each tell of a decision."""
    found: list[int] = []
    headings = [heading for heading in own_headings(tokens) if not _is_sentence(heading)]
    for start, end, part in _sections(headings, len(tokens)):
        found += _in_section(tokens, start, end, part)
    found += [heading.start for heading in headings if LABEL.match(heading.words)]
    return sorted(found) or list(_in_short_read(tokens))


def _is_sentence(heading: OwnHeading) -> bool:
    """Whether a paragraph that is all bold is one that says something, and not a heading."""
    sentence = heading.words.endswith((".", "!")) or bool(LABEL.match(heading.words))
    return heading.level == LOWEST and sentence


def _sections(headings: Sequence[OwnHeading], end: int) -> Iterator[tuple[int, int, Part | None]]:
    """What stands between one heading and the next: from, to, and whether decisions are there."""
    part: Part | None = None
    level = start = 0
    for heading in headings:
        yield start, heading.start, part
        if part is None or heading.part or heading.level <= level:
            labelled = LABEL.match(heading.words)
            part = heading.part if heading.part in _COUNTED and not labelled else None
            level = heading.level
        start = heading.end
    yield start, end, part


def _in_section(tokens: Sequence[Token], start: int, end: int, part: Part | None) -> Iterator[int]:
    blocks = list(_elements(tokens, start, end))
    listed = part is Part.DECIDED and any(name in _LISTS for _, name in blocks)
    for index, name in blocks:
        if name in _LISTS:
            yield from _in_list(tokens, index, part)
        elif name == "p" and _tells(tokens, index, None if listed else part):
            yield index


def _in_list(tokens: Sequence[Token], start: int, part: Part | None) -> Iterator[int]:
    """The items that tell of a decision; in one that does not, those that are labelled."""
    for index, _ in _elements(tokens, start + 1, closing_index(tokens, start)):
        if _tells(tokens, index, part):
            yield index
        else:
            yield from _in_section(tokens, index + 1, closing_index(tokens, index), None)


def _in_short_read(tokens: Sequence[Token]) -> Iterator[int]:
    start = next((i for i, token in enumerate(tokens) if is_section(token)), None)
    if start is not None:
        yield from _in_section(tokens, start + 1, closing_index(tokens, start), None)


def _tells(tokens: Sequence[Token], index: int, part: Part | None) -> bool:
    words = plain_text(tokens[index : closing_index(tokens, index)])
    if LABEL.match(words):
        return True
    if part is Part.MIXED:
        return says_so(words)
    return part is Part.DECIDED and bool(words) and not is_none(words)


def _elements(tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, str]]:
    """Where each element starts that stands between two places, and its name; not those in it."""
    index = start
    while index < end:
        token = tokens[index]
        if isinstance(token, Tag) and not token.closing and token.name not in VOID:
            yield index, token.name
            index = closing_index(tokens, index)
        index += 1
