"""Lists whose bullets are emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.emoji import EMOJI
from weekpress.checks.lines import blocks_of_lines, runs, some_line
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="list-of-emoji",
    title="The bullets of a list are emoji",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A)",
    severity=Severity.WARNING,
    why='Each emoji is read out before its line: "white heavy check mark". And as there is no real '
    "list, nobody hears how many lines there are.",
    do="Write a list with - and say in words what the emoji says.",
    wrong="✅ Letters sent\n✅ Forms tested",
    right="Done:\n\n- letters sent\n- forms tested",
)
_MARK = re.compile(rf"(?:{EMOJI.pattern})\s*(?=\w)")
_PARAGRAPHS = 3
"""How many paragraphs make a list; of the lines of one paragraph two are enough."""


def in_text(text: Text) -> Iterator[Hit]:
    """Every run of lines, not in a list, that begin with an emoji."""
    if not some_line(text.tokens, EMOJI):
        return
    for run in runs(blocks_of_lines(text.tokens), _kind):
        block, number = run[0]
        fewest = 2 if run[-1][0] is block else _PARAGRAPHS
        if len(run) >= fewest and block.block != "li":
            line = block.lines[number]
            yield text.at(
                block.offset(text, number),
                f'{len(run)} lines begin with an emoji, as if it were a bullet: "{line[:30]}".',
            )


def _kind(line: str) -> tuple[str, int] | None:
    return ("emoji", 0) if _MARK.match(line) else None
