"""How a term is spelt in HTML, and where a text uses it.

A whole word in its very letters: MaT is no mat, and nothing in an address, a file's name or R&D.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BEFORE = r"(?<![\w@#/\\&])(?<!\w[.:])(?<!&amp;)"
_AFTER = r"(?![\w@/\\]|[.:]\w|&amp;)"
"""What a whole word does not touch: letters, and the signs of addresses and of R&D."""
_SPACE = r"(?:\s|&nbsp;)+"


@dataclass(frozen=True, slots=True)
class Term:
    """One word or abbreviation, as pages explain it."""

    spellings: tuple[str, ...]
    """As it is written, in these letters exactly; one that ends in a capital may have an s after
    it, for several."""
    means: str
    address: str = ""
    """Of its place in the glossary, as a body's links are written; "" where there is none."""
    lang: str = ""
    """The language of its meaning."""


def needle(spelling: str) -> str:
    """What any text holds that holds it: to look for that is much faster than a pattern."""
    return html.escape(re.split(r"[\s'\"]", spelling.strip())[0], quote=False)


def pattern(spelling: str) -> str:
    """The pattern of it and its plural in HTML whose quotes are set; not yet of a whole word."""
    words = (re.escape(html.escape(word, quote=False)) for word in spelling.split())
    several = "s?" if spelling[-1:].isupper() else ""
    return _SPACE.join(words).replace("'", "['’]") + several


class Hunt:
    """The terms still to be found in one text."""

    def __init__(self, there: Iterable[Term], wanted: Iterable[Term]) -> None:
        """there -- the terms that may be in it: where a longer one is, a shorter one is not"""
        self.wanted = set(wanted)
        pairs = [(spelling, term) for term in there for spelling in term.spellings]
        pairs.sort(key=lambda pair: (-len(pair[0]), pair[0]))  # of two, the longer one
        self._of = [term for _, term in pairs]
        ways = "|".join(f"({pattern(spelling)})" for spelling, _ in pairs)
        self._any = re.compile(f"{_BEFORE}(?:{ways}){_AFTER}")

    def uses(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Each use of a term that is still wanted when it is reached."""
        for match in self._any.finditer(text):
            term = self._of[(match.lastindex or 1) - 1]
            if term in self.wanted:
                yield match, term
