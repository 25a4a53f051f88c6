"""Headings that jump down more than one level."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.outline import Section, outline
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="heading-skipped",
    title="A heading is more than one level below the one it stands under",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); technique G141",
    severity=Severity.ERROR,
    why="People who cannot see the page go through it by its headings: a level that is missing "
    "sounds like a part of the page that they have not found.",
    do="Go down one level at a time: ## under the title, ### under ##.",
    wrong="## What we did\n\n#### Letters\n\nWe wrote one.",
    right="## What we did\n\n### Letters\n\nWe wrote one.",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each heading that is deeper than it may be where it stands."""
    for section in outline(text):
        if section.level > section.deepest:
            yield text.at(section.element, _message(section), _fix(section))


def _message(section: Section) -> str:
    """The levels are those that were typed: the writer looks for these signs."""
    if not section.above:
        return f'"{section.words}" is a level {section.marks} heading straight under the title.'
    under = section.above[-1][0] - section.level + section.marks
    return f'"{section.words}" is a level {section.marks} heading under one of level {under}.'


def _fix(section: Section) -> str:
    marks = "#" * (section.marks - section.level + section.deepest)
    return f"Write {marks} {section.words}"
