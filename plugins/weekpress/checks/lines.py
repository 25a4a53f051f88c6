"""The lines of text that a page shows as running text: what a writer meant for a list or a table
and Markdown did not take for one.

Comes in: the tokens of a text. Goes out: for each block its lines, as plain words. Markdown keeps
the line ends of the source, so a line here is a line there, or follows a `<br>`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from weekpress.checks.text import Text
from weekpress.markup.tokens import INLINE, Token

_CODE = frozenset({"pre", "code", "samp", "kbd"})
_THING = "\ufffc"
"""Stands for a picture or a piece of code, so that a line of it alone is not taken for no line."""
_WRITTEN = re.compile(r"[^\s>][^\n]*")
_BREAK = re.compile(r"(?:\A|\n)[ \t\xa0]*")
_NEAR = 5000
"""Characters within which a line of a block is looked for."""
PROSE = frozenset({"", "p", "div", "li", "td", "dd", "blockquote", "section", "article", "aside"})
"""The blocks in which a list or a table may have been meant."""


@dataclass(frozen=True)
class Lines:
    """The lines of one block, or of what stands between two blocks inside one."""

    block: str
    """The name of the element they stand in; "" for none."""
    around: str
    """The name of the element around that one."""
    start: int
    """The index of the first token."""
    lines: tuple[str, ...]
    """Without white space around them; none is empty."""

    def offset(self, text: Text, number: int) -> int:
        """Where one of the lines is written, as near as can be told."""
        source, line = text.source.text, self.lines[number]
        start = source.rfind("\n", 0, text.offset_of(self.start)) + 1
        end = start + _NEAR + len(line)
        for piece in (line, line[:20]):
            if (place := source.find(piece, start, end)) >= 0:
                return place
        below = list(_WRITTEN.finditer(source, start, end))
        like = (written.start() for written in below if written[0].startswith(line[:2]))
        return next(like, below[min(number, len(below) - 1)].start() if below else start)


def some_line(tokens: Sequence[Token], begins: re.Pattern[str]) -> bool:
    """Whether some run of text begins in this way, or a line in it: if none does, there is no need
    to put lines together."""
    return any(
        isinstance(token, str)
        and any(begins.match(token, break_.end()) for break_ in _BREAK.finditer(token))
        for token in tokens
    )


def blocks_of_lines(tokens: Sequence[Token]) -> Iterator[Lines]:
    """The lines of every block in which words stand, in reading order."""
    inside = ["", ""]
    pieces: list[str] = []
    start, code = 0, 0
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            start = start if pieces else index
            pieces.append(_THING if code else token)
        elif token.name in _CODE:
            code += -1 if token.closing else 1
        elif token.name in _SIGNS:
            pieces.append(_SIGNS[token.name])
        elif token.name not in INLINE:
            yield from _lines(inside, start, pieces)
            pieces = []
            if token.opens:
                inside.append(token.name)
            elif token.closing and len(inside) > 2:
                inside.pop()
    yield from _lines(inside, start, pieces)


_SIGNS = {"br": "\n", "img": _THING}


def _lines(inside: Sequence[str], start: int, pieces: list[str]) -> Iterator[Lines]:
    written = html.unescape("".join(pieces)).split("\n") if pieces else ()
    lines = tuple(line for one in written if (line := one.strip()))
    if lines:
        yield Lines(inside[-1], inside[-2], start, lines)


Kind = Callable[[str], tuple[str, int] | None]
"""From a line to the sign it begins with and its number; None for a line that begins with none."""


def runs(blocks: Iterable[Lines], kind: Kind) -> Iterator[list[tuple[Lines, int]]]:
    """Lines that begin with one sign: those of one block, and paragraphs that follow on another.

    Lines between them belong to the one before. Each is given as its block and its number there.
    """
    run: list[tuple[Lines, int]] = []
    sign = ""
    for block in blocks:
        marked = [(kind(line), n) for n, line in enumerate(block.lines)]
        signs = {found[0] for found, _ in marked if found}
        follows = block.block == "p" and marked[0][0] is not None and signs == {sign}
        if run and not (follows and run[-1][0].block == "p" and block.around != "li"):
            yield run
            run = []
        if block.block in PROSE:
            for one in sorted(signs):
                if run and one != sign:
                    yield run
                    run = []
                sign = one
                run += [(block, n) for found, n in marked if found and found[0] == one]
    if run:
        yield run
