"""Sentences of a passage of running text.

Comes in: the words of a body and one passage of them. Goes out: its sentences with their places, or
how many there are. Source: Unicode Standard Annex 29, "Sentence Boundaries", less what needs a list
of abbreviations: a full stop ends a sentence only before a capital or a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.wording import Passage

_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]{0,3}()\s+(?=[\"“‘(\[]?[^\Wa-z_])")
"""A full stop before a capital or a figure. "Mr. Smith" is parted too: a sentence then comes out
shorter, and no advice is given that is not called for."""


def sentences(words: str, passage: Passage) -> Iterator[tuple[int, str]]:
    """The sentences of a passage, each with where it begins in the words."""
    start = passage.start
    for end in _SENTENCE_END.finditer(words, passage.start, passage.end):
        yield start, words[start : end.start(1)]
        start = end.end()
    if words[start : passage.end].strip():
        yield start, words[start : passage.end]


def sentence_count(words: str, passage: Passage) -> int:
    """How many sentences a passage has, if it is not empty."""
    return len(_SENTENCE_END.findall(words, passage.start, passage.end)) + 1
