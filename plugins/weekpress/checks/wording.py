"""The running text of a body, as it is read: for rules about words, dates and sentences.

Comes in: the tokens of a body. Goes out: all of its words as one string, a passage (paragraph, list
item, cell, heading) a line, and the same string with what the writer did not word blanked out. So a
rule is one pattern over one string, and what it finds can be placed. Code is not prose: U+FFFC, the
object replacement character, stands for it, as for all that is blanked out.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from weekpress.markup.plain import is_mark
from weekpress.markup.tokens import INLINE, Tag, Token, closing_index, names

LEFT_OUT = "\ufffc"
_CODE = names("code kbd math pre samp script style svg var")
_QUOTED = names("blockquote cite q")
_QUOTATION = re.compile(
    '[“"‘](?:(?<=“)[^“”\\n]{0,500}”|(?<=")[^"\\n]{0,500}"|(?<=‘)[^‘\\n]{0,300}?’(?!\\w))'
)
_IN_ADDRESS = re.compile(r"(?:://|@\w|www\.)\S*")
_HEADINGS = names("h1 h2 h3 h4 h5 h6")


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read in one go: from where to where in the words."""

    kind: str
    """The name of the element it stands in: p, li, td, h2."""
    start: int
    end: int
    quoted: bool
    """Whether somebody else said it."""

    @property
    def heading(self) -> bool:
        return self.kind in _HEADINGS


@dataclass(frozen=True)
class Wording:
    """All the words of one body."""

    words: str
    """A passage a line."""
    unlinked: str
    """The same length, with the words of links blanked out."""
    worded: str
    """The same length, with quotations and other languages blanked out too."""
    passages: Sequence[Passage]
    _starts: Sequence[int]
    _tokens: Sequence[int]

    @cached_property
    def own(self) -> str:
        """What the writer worded, the same length: no links, quotations, addresses, code."""
        return _without_addresses(_QUOTATION.sub(_blank, self.worded))

    def token_at(self, offset: int) -> tuple[int, int]:
        """The index of the token that a character of the words is from, and where that begins."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        return self._tokens[index], self._starts[index]

    def passage_at(self, offset: int) -> Passage:
        """The passage that a character of the words stands in."""
        after = bisect_right(self.passages, offset, key=lambda passage: passage.start)
        return self.passages[max(0, after - 1)]


def wording(tokens: Sequence[Token]) -> Wording:
    """The words of a body."""
    building = _Building()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, str):
            building.text(html.unescape(token).replace("\n", " "), index)
        elif token.name in _CODE or is_mark(tokens, index):
            building.text(LEFT_OUT, index) if token.name in INLINE else building.block()
            index = closing_index(tokens, index)
        elif token.name in INLINE:
            building.inline(token)
        else:
            building.block_tag(token)
        index += 1
    return building.done()


class _Building:
    """Words as they come, token by token."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._masks: list[tuple[bool, bool]] = []
        self._starts: list[int] = []
        self._tokens: list[int] = []
        self._passages: list[Passage] = []
        self._open: list[tuple[str, bool]] = [("p", False)]
        self._inline: list[tuple[bool, bool]] = [(False, False)]
        self._size = self._from = 0

    def text(self, piece: str, index: int) -> None:
        if self._size == self._from:
            piece = piece.lstrip()
        linked, foreign = self._inline[-1]
        self._pieces.append(piece)
        self._masks.append((linked, foreign or self._open[-1][1]))
        self._starts.append(self._size + len(piece) - len(piece.lstrip()))
        self._tokens.append(index)
        self._size += len(piece)

    def inline(self, tag: Tag) -> None:
        if tag.closing:
            del self._inline[max(1, len(self._inline) - 1) :]
        elif tag.opens:
            linked, foreign = self._inline[-1]
            self._inline.append((linked or tag.name == "a", foreign or _not_own(tag)))

    def block_tag(self, tag: Tag) -> None:
        self.block()
        if tag.closing:
            del self._open[max(1, len(self._open) - 1) :]
        elif tag.opens:
            self._open.append((tag.name, self._open[-1][1] or _not_own(tag)))

    def block(self) -> None:
        """The passage so far ends here, if there is any."""
        if self._size > self._from:
            kind, quoted = self._open[-1]
            self._passages.append(Passage(kind, self._from, self._size, quoted))
            self._pieces.append("\n")
            self._masks.append((False, False))
            self._size += 1
            self._from = self._size

    def done(self) -> Wording:
        self.block()
        pairs = list(zip(self._pieces, self._masks, strict=True))
        return Wording(
            "".join(self._pieces),
            "".join(LEFT_OUT * len(p) if linked else p for p, (linked, _) in pairs),
            "".join(LEFT_OUT * len(p) if any(mask) else p for p, mask in pairs),
            self._passages or [Passage("p", 0, 0, quoted=False)],
            self._starts or [0], self._tokens or [0],
        )  # fmt: skip


def _not_own(tag: Tag) -> bool:
    return tag.name in _QUOTED or "lang" in tag.attributes


def _without_addresses(words: str) -> str:
    """The words with https://… and somebody@… blanked out from the space before to that after."""
    pieces, end = [], 0
    for match in _IN_ADDRESS.finditer(words):
        before = words[end : match.start()]
        kept = before[: max(before.rfind(" "), before.rfind("\n")) + 1]
        pieces += [kept, LEFT_OUT * (match.end() - end - len(kept))]
        end = match.end()
    return "".join([*pieces, words[end:]])


def _blank(match: re.Match[str]) -> str:
    return LEFT_OUT * len(match[0])
