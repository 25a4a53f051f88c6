"""Where in the Markdown each piece of its HTML was written.

Comes in: a text, and the tokens that Markdown made of it before anything was added. Goes out: an
offset in the text for each token. Markdown keeps no places; but what it makes stands in the order
of the source, so each run of words is the next one like it, and an element begins where its words
do. Footnotes, which HTML has at the end, are looked for from the start.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cached_property

from weekpress.markup.headings import LEVELS
from weekpress.markup.identifiers import FOOTNOTE_IDS
from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, Token

_NEAR, _FAR = 3_000, 50_000
"""Signs within which a few letters are taken to be the same ones; and within which a line is."""
_SHORT = 12
_WORD = re.compile(r"\w{3,}")
_OPENS = re.compile(r"!?\[[^\[\]\n]*\]?\(?<?$|<\w[^<>]*$")
"""What stands on a line before an address: of a link, a picture or a tag."""
_TRIES = 8
"""Places of one address that are looked at: a text may have it several times."""
_BEFORE = 500
"""Signs before an address in which that is looked for."""


class Places:
    """The places of the tokens of one text, worked out when first asked for."""

    def __init__(self, source: Source, tokens: Sequence[Token]) -> None:
        self._text, self._tokens = source.text, tokens

    def offset(self, index: int) -> int:
        """Where the token of this index begins in the text, as near as can be told."""
        return self._offsets[index]

    @cached_property
    def _offsets(self) -> list[int]:
        cursor, waiting = 0, list[int]()
        found: list[int] = []
        for index, token in enumerate(self._tokens):
            place, cursor = self._next(index, token, cursor)
            found.append(cursor if place is None else place)
            if place is not None:
                for earlier in waiting:
                    found[earlier] = self._start(self._tokens[earlier], place)
                waiting.clear()
            elif isinstance(token, Tag) and not token.closing:
                waiting.append(index)
        return [min(place, len(self._text)) for place in found]

    def _next(self, index: int, token: Token, cursor: int) -> tuple[int | None, int]:
        """Where a token begins, if it can be told by itself; and where the next is looked for."""
        if isinstance(token, str):
            return self._words(token, cursor)
        if token.closing:
            return None, cursor
        if token.name == "li" and token.attributes.get("id", "").startswith(f"{FOOTNOTE_IDS}-"):
            return None, self._footnote(token, cursor)
        if token.name == "a":
            place = self._link(index, token, cursor)
            return place, cursor if place is None else place
        return self._picture(token, cursor)

    def _words(self, token: str, cursor: int) -> tuple[int | None, int]:
        """Where a run of words begins and ends; nowhere for white space and what is not there."""
        first: int | None = None
        for line in html.unescape(token).split("\n"):
            if piece := line.strip():
                place, cursor = self._line(piece, cursor)
                first = place if first is None else first
        return first, cursor

    def _line(self, piece: str, cursor: int) -> tuple[int | None, int]:
        """The same of one line: as it stands or, where an escape parts it, word by word."""
        reach = _NEAR if len(piece) < _SHORT else _FAR
        place = self._text.find(piece, cursor, cursor + reach)
        if place >= 0:
            return place, place + len(piece)
        first: int | None = None
        for word in _WORD.findall(piece):
            place = self._text.find(word, cursor, cursor + _NEAR)
            if place >= 0:
                first, cursor = place if first is None else first, place + len(word)
        return first, cursor

    def _footnote(self, token: Tag, cursor: int) -> int:
        """Where a footnote is defined: HTML has them at the end, writers wherever they like."""
        label = token.attributes["id"].removeprefix(f"{FOOTNOTE_IDS}-")
        place = self._text.find(f"[^{label}]:")
        return cursor if place < 0 else place

    def _link(self, index: int, token: Tag, cursor: int) -> int | None:
        """Where a link opens, if its address and its words stand together."""
        address = token.attributes.get("href", "")
        following = self._tokens[index + 1] if index + 1 < len(self._tokens) else ""
        words = _WORD.findall(html.unescape(following))[:1] if isinstance(following, str) else []
        place = cursor - 1
        for _ in range(_TRIES if address else 0):
            place = self._text.find(address, place + 1, cursor + _FAR)
            start = self._opening(place) if place >= 0 else place
            if place < 0 or (start < place and all(w in self._text[start:place] for w in words)):
                return start if place >= 0 else None
        return None

    def _picture(self, token: Tag, cursor: int) -> tuple[int | None, int]:
        """Where the picture or film of an address is written, the next one or any."""
        address = token.attributes.get("src", "")
        place = self._text.find(address, cursor) if address else -1
        if place >= 0:
            return self._opening(place), place + len(address)
        place = self._text.find(address) if address else -1
        return (None if place < 0 else self._opening(place)), cursor

    def _opening(self, place: int) -> int:
        """Where what holds the address at `place` opens, on its line."""
        line = max(self._text.rfind("\n", 0, place) + 1, place - _BEFORE)
        match = _OPENS.search(self._text[line:place])
        return line + match.start() if match else place

    def _start(self, token: Token, words: int) -> int:
        """Where an element whose words begin at `words` begins itself."""
        if isinstance(token, Tag) and token.name == "a":
            return words - 1 if self._text[words - 1 : words] == "[" else words
        if isinstance(token, Tag) and token.name in LEVELS:
            line = self._text.rfind("\n", 0, words) + 1
            return line if not self._text[line:words].strip("# \t>") else words
        return words
