"""A list of words to avoid, looked for in a text.

Comes in: entries, each the words to avoid as a pattern in small letters and what to write instead.
Goes out: where a text uses one. Each pattern starts with letters that stand as they are, and these
are looked for first, as a plain search passes over a text many times faster than a pattern. Names
are left alone: what has a capital in the middle of a sentence is nobody's jargon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Entry = tuple[str, str]
"""A pattern that starts with letters, and the words to write instead."""

_LITERAL = re.compile(r"(?:[a-z/ -](?!\?))+")
_STARTS = ".!?:…\n\ufffc•–—"


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a text uses words of the list."""

    start: int
    end: int
    words: str
    instead: str


class Vocabulary:
    """Words to avoid, ready to be looked for."""

    def __init__(self, entries: Iterable[Entry], also: Sequence[str] = ()) -> None:
        """also -- words of a team's own, as they are, with nothing to write instead"""
        self._each = [
            (_literal(form), re.compile(rf"(?:{form})(?![\w-])"), instead)
            for pattern, instead in entries
            for form in _forms(pattern)
        ]
        for word in filter(str.strip, also):
            small = word.strip().lower()
            self._each.append((small, re.compile(rf"{re.escape(small)}(?![\w-])"), ""))

    def uses(self, words: str) -> Iterator[Use]:
        """Each use in a text, in order; of two in one place the longer."""
        small = _small(words)
        found = [
            Use(*match.span(), words[slice(*match.span())], instead)
            for literal, pattern, instead in self._each
            if literal in small
            for match in _matches(small, literal, pattern)
        ]
        end = 0
        for use in sorted(found, key=lambda use: (use.start, -use.end)):
            if use.start >= end and not _is_name(words, use):
                yield use
                end = use.end


def _matches(small: str, literal: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a pattern matches at the start of a word."""
    place = small.find(literal)
    while place >= 0:
        before = small[place - 1] if place else " "
        match = None if before.isalnum() or before in "-_" else pattern.match(small, place)
        if match:
            yield match
        place = small.find(literal, place + len(literal))


def _forms(pattern: str) -> Iterator[str]:
    """The parts of a pattern between its outermost bars."""
    depth, start = 0, 0
    for index, sign in enumerate(pattern):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield pattern[start:index]
            start = index + 1
    yield pattern[start:]


def _literal(form: str) -> str:
    match = _LITERAL.match(form)
    return match[0] if match else ""


def _small(words: str) -> str:
    """The words in small letters, of the same length: a few capitals have two small ones."""
    small = words.lower()
    return small if len(small) == len(words) else "".join(
        sign.lower() if len(sign.lower()) == 1 else sign for sign in words
    )  # fmt: skip


def _is_name(words: str, use: Use) -> bool:
    """Whether it has a capital, and not because a sentence starts there."""
    if not use.words[0].isupper():
        return False
    before = words[max(0, use.start - 4) : use.start].rstrip(' "“‘(*')
    after = words[use.end : use.end + 2].lstrip()
    return bool(before and before[-1] not in _STARTS) or after.isupper()
