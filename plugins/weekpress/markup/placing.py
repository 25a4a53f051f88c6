"""Where in the Markdown each piece of its HTML was written.

Comes in: a text, and the tokens that Markdown made of it before anything was added. Goes out: an
offset in the text for each token. Markdown keeps no places; but what it makes stands in the order
of the source, so each run of words is the next one like it, and an element begins where its words
do. Footnotes, which HTML has at the end, are looked for from the start.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, Token

_NEAR = 3000
"""Signs within which a few letters are taken to be the same ones; a longer run may be anywhere."""
_SHORT, _LONG = 12, 60
_WORD = re.compile(r"\w{3,}")
_OPENS = re.compile(r"!?\[[^\[\]\n]*\]?\(?<?$|<\w[^<>]*$")
"""What stands on a line before an address: of a link, a picture or a tag."""


class Places:
    """The places of the tokens of one text, worked out when first asked for."""

    def __init__(self, source: Source, tokens: Sequence[Token]) -> None:
        self._source, self._tokens = source, tokens

    def offset(self, index: int) -> int:
        """Where the token of this index begins in the text, as near as can be told."""
        return self._offsets[index]

    @cached_property
    def _offsets(self) -> list[int]:
        text, cursor = self._source.text, 0
        found: list[int] = []
        waiting: list[int] = []
        for index, token in enumerate(self._tokens):
            place = None
            if isinstance(token, str):
                place, end = self._words(token, cursor)
                cursor = max(cursor, end)
            elif (address := _address(token)) and token.name != "a":
                place = self._address(address, cursor)
            found.append(cursor if place is None else place)
            if place is None and isinstance(token, Tag) and not token.closing:
                waiting.append(index)
            elif place is not None:
                for earlier in waiting:
                    found[earlier] = self._start(self._tokens[earlier], place)
                waiting.clear()
        return [min(place, len(text)) for place in found]

    def _words(self, token: str, cursor: int) -> tuple[int | None, int]:
        """Where a run of words is and ends; nowhere for white space and what cannot be found."""
        written = html.unescape(token).strip()
        piece = written.partition("\n")[0][:_LONG].rstrip()
        if not piece:
            return None, cursor
        for one in _pieces(piece):
            place = self._source.text.find(one, cursor, self._end(one, cursor))
            if place >= 0:
                return place, place + len(one)
        place = self._source.text.find(piece) if len(piece) >= _SHORT else -1
        return (place, cursor) if place >= 0 else (None, cursor)

    def _end(self, piece: str, cursor: int) -> int:
        return cursor + _NEAR if len(piece) < _SHORT else len(self._source.text)

    def _address(self, address: str, cursor: int) -> int | None:
        """Where the picture or film of this address is written, the next one or any."""
        text = self._source.text
        place = text.find(address, cursor)
        place = text.find(address) if place < 0 else place
        return None if place < 0 else self._opening(place)

    def _opening(self, place: int) -> int:
        """Where what holds the address at `place` opens, on its line."""
        line = self._source.text.rfind("\n", 0, place) + 1
        match = _OPENS.search(self._source.text[max(line, place - 500) : place])
        return max(line, place - 500) + match.start() if match else place

    def _start(self, token: Token, words: int) -> int:
        """Where an element whose words begin at `words` begins itself."""
        text = self._source.text
        if isinstance(token, Tag) and token.name == "a":
            return words - 1 if text[words - 1 : words] == "[" else words
        if isinstance(token, Tag) and token.name in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            line = text.rfind("\n", 0, words) + 1
            return line if not text[line:words].strip("# \t>") else words
        return words


def _pieces(piece: str) -> Iterator[str]:
    """A run of words, and what is looked for where an escape parts it in the source."""
    yield piece
    if word := _WORD.search(piece):
        yield word[0]


def _address(token: Tag) -> str:
    return token.attributes.get("src") or token.attributes.get("href") or ""
