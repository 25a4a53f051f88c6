"""Whole phrases in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.shouting import shouted
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="capitals-run",
    title="Several words on end are in capitals",
    source="GOV.UK style guide, capitalisation",
    severity=Severity.ADVICE,
    why="Words in capitals have no shape of their own and are slow to read, above all for people "
    "with dyslexia; to many they sound shouted.",
    do="Write them as a sentence; **two asterisks** make words stand out.",
    wrong="PLEASE DO NOT PUT GLASS in this bin.",
    right="Please **do not** put glass in this bin.",
)

_RUN = re.compile(r"(?<![\w-])[A-Z][A-Z'’-]{0,20}(?:,? [A-Z][A-Z'’-]{0,20}){4,60}(?![\w-])")
_SHOWN = 50


def in_text(text: Text) -> Iterator[Hit]:
    """Each run of five words in capitals that is more than abbreviations; not of headings."""
    wording = text.wording
    for run in _RUN.finditer(wording.own):
        loud = run[0].count(",") < 2 and shouted(run[0])
        if loud and not wording.passage_at(run.start()).heading:
            shown = run[0] if len(run[0]) <= _SHOWN else run[0][:_SHOWN].rsplit(" ", 1)[0] + " …"
            yield text.at(text.written_at(*run.span()), f'"{shown}" is all in capitals.')
