"""Sentences that are too long to be kept in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.sentences import sentences
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="sentence-long",
    title="A sentence is long",
    source="GOV.UK content design guidance: sentences of 25 words at most",
    severity=Severity.ADVICE,
    why="People who are tired, in a hurry, or read in their second language have lost its start "
    "when they come to its end.",
    do="Make two of it, or a list.",
    wrong="We went to the library on the quay in May with four colleagues from the contact centre "
    "and two from finance to find out how people who have no address of their own can join and "
    "what they are asked for when they do.",
    right="We went to the library in May. We asked how people with no address can join.",
    plain_language=True,
)

LONGEST = 40
"""Words that are let pass. The limit is 25, but voices differ, and these notes are to have one."""
_WORD = re.compile(r"\w[\w'’.,/-]*|\ufffc+")
_KINDS = frozenset({"p", "li", "dd", "td"})


def in_text(text: Text) -> Iterator[Hit]:
    """The longest sentence of each paragraph, where that is too long."""
    wording = text.wording
    for passage in wording.passages:
        if (
            passage.quoted
            or passage.kind not in _KINDS
            or passage.end - passage.start < 2 * LONGEST
        ):
            continue
        counted = [
            (len(_WORD.findall(words)), start, words)
            for start, words in sentences(wording.words, passage)
            if words.count(" ") >= LONGEST
        ]
        count, start, words = max(counted, default=(0, 0, ""))
        if count > LONGEST:
            begins = " ".join(words.split()[:5])
            lead = len(words) - len(words.lstrip())
            yield text.at(
                text.written_at(start + lead, start + len(words)),
                f'The sentence that begins "{begins}" has {count} words.', group=text.document.path,
            )  # fmt: skip
