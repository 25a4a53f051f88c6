"""Signs that a comment was not written by a person who had something to say.

Comes in: a submission and what the site knows. Goes out: signs, each with points and words for a
moderator, never the commenter's. Each is one that people show too, so none is enough alone; what
only tells people apart (a language, a script, a short text, a page without scripts) is no sign.
Source: what nine comment systems weigh, and what their users say went wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from weekpress.comments.filters.protocol import Known
from weekpress.comments.submission import Submission

_LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
_CODE = re.compile(r"\[(?:url|link)[=\]]|<\s*a\s[^>]{0,200}href", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_REVERSED = frozenset("\u202d\u202e")
"""Left-to-right and right-to-left override: no language needs them, and they disguise addresses."""

_QUICK = 3.0
"""Seconds. Whoever reads a form, and a password manager's owner, takes longer to write a line."""

_TELLING = 30
"""From how many characters the same words twice are no accident: many people write "Thank you!"."""

_CROWD = 10
"""From how many comments of an hour a network is busy: a school or a library is one network."""

_ALIKE = ("CYRILLIC", "GREEK")
"""Scripts with letters that look like Latin ones."""


@dataclass(frozen=True)
class Sign:
    """One sign."""

    points: int
    words: str


def signs(submission: Submission, known: Known, blocked: tuple[str, ...]) -> list[Sign]:
    """All that a comment shows."""
    return [
        *_links(submission),
        *_form(submission),
        *_repetition(submission, known),
        *_letters(submission),
        *_blocked(submission, blocked),
        *_approved(known),
    ]


def _links(submission: Submission) -> Iterator[Sign]:
    """One link is how people point at things, and two are not rare."""
    count = len(_LINK.findall(submission.body))
    if count > 1:
        yield Sign(min(2 * count - 3, 9), f"{count} links")
    if _CODE.search(submission.body):
        yield Sign(4, "links in the code of a forum or of a page")
    if _LINK.search(submission.name):
        yield Sign(6, "a link in the place of a name")
    others = [word for word in submission.body.split() if not _LINK.search(word)]
    if count and not _WORD.search(" ".join(others)):
        yield Sign(3, "nothing but links")


def _form(submission: Submission) -> Iterator[Sign]:
    if submission.decoy:
        yield Sign(5, "the field that nobody sees was filled in")
    if submission.seconds is not None and submission.seconds < _QUICK:
        yield Sign(3, "the form was sent within three seconds")
    if submission.foreign:
        yield Sign(3, "the form was sent from a page that is not ours")


def _repetition(submission: Submission, known: Known) -> Iterator[Sign]:
    if known.same_body > 0 and len(submission.body.strip()) >= _TELLING:
        yield Sign(min(3 + known.same_body, 9), "the same words were sent before")
    if known.same_sender >= _CROWD:
        points = 1 if known.same_sender < 3 * _CROWD else 3
        yield Sign(
            points, f"{known.same_sender} others of the last hour came from the same network"
        )


def _letters(submission: Submission) -> Iterator[Sign]:
    text = f"{submission.name} {submission.body}"
    if any(_is_mixed(word) for word in _WORD.findall(text) if not word.isascii()):
        yield Sign(4, "words in which letters of two scripts look alike")
    if set(text) & _REVERSED:
        yield Sign(4, "signs that reverse what is shown")


def _is_mixed(word: str) -> bool:
    """Whether a word has Latin letters and some that look like them."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return "LATIN" in scripts and any(script in scripts for script in _ALIKE)


def _blocked(submission: Submission, blocked: tuple[str, ...]) -> Iterator[Sign]:
    text = f"{submission.name}\n{submission.website}\n{submission.body}"
    if blocked and _any_of(blocked).search(_folded(text)):
        yield Sign(10, "a word that the team blocks")


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of them, whole."""
    plain = "|".join(re.escape(_folded(word)) for word in words)
    return re.compile(rf"(?<!\w)(?:{plain})(?!\w)")


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _approved(known: Known) -> Iterator[Sign]:
    if known.approved > 0:
        yield Sign(-5, "comments of the same confirmed address were approved")
