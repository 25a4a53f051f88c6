"""Lines that look like a list and are none: readers get them as one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.lines import Lines, blocks_of_lines, runs, some_line
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="list-typed",
    title="A list is typed as text",
    source="WCAG 2.2, 1.3.1 Info and Relationships (A); technique H48",
    severity=Severity.WARNING,
    why="The lines run together into one paragraph. A screen reader does not say how many items "
    "there are, and cannot go from one to the next.",
    do="Begin each line with - or 1. and leave an empty line before the first.",
    wrong="We did:\n- bins\n- bags",
    right="We did:\n\n- bins\n- bags",
)

_BULLETS = "•·◦▪▫■□●○‣⁃►▸▶➢❖"
_MARK = re.compile(
    rf"(?:([-*+–{_BULLETS}])|\(?(\d{{1,2}})([.)])|\(?([a-z])\))[ \t\xa0]+(?=\S)(?![-*–])"
)
_BEGINS = re.compile(rf"[-*+–{_BULLETS}][ \t\xa0]|\(?(?:\d\d?[.)]|[a-z]\))[ \t\xa0]")
_IN_LIST = "Indent the lines of a list inside a list by four spaces."
_BEFORE_BOLD = "Write the number or sign before the stars: 1. **first words** and so on."
_IN_HTML = 'Markdown is not read inside HTML: add markdown="1" to the tag around it.'


def in_text(text: Text) -> Iterator[Hit]:
    """Every run of two lines or more that begin with the same bullet, or with 1, 2 …"""
    if not some_line(text.tokens, _BEGINS):
        return
    for run in runs(blocks_of_lines(text.tokens), _kind):
        marks = [mark for block, n in run if (mark := _kind(block.lines[n]))]
        if len(run) >= (3 if marks[0][0] == "–" else 2) and _counts([n for _, n in marks]):
            block, number = run[0]
            offset = block.offset(text, number)
            bold = text.source.text[max(offset - 1, 0)] in "*_"
            yield text.at(
                offset,
                f"These {len(run)} lines look like a list and are shown as running text.",
                _BEFORE_BOLD if bold else _instead(block, number, marks[0][0]),
            )


def _kind(line: str) -> tuple[str, int] | None:
    mark = _MARK.match(line)
    if mark is None:
        return None
    if mark[4]:
        return "a)", ord(mark[4]) - 96
    return (f"1{mark[3]}", int(mark[2])) if mark[2] else (mark[1], 0)


def _counts(numbers: list[int]) -> bool:
    """Whether the numbers go up by one from 1, or there are none."""
    return not any(numbers) or numbers == list(range(1, len(numbers) + 1))


def _instead(block: Lines, number: int, sign: str) -> str:
    if sign in _BULLETS or sign in {"–", "1)", "a)"}:
        mark = "1." if sign in {"1)", "a)"} else "-"
        return f"Begin each line with {mark} and leave an empty line before the first."
    if "li" in {block.block, block.around}:
        return _IN_LIST
    if block.block == "p":
        return "Leave an empty line before the first of them." if number else RULE.do
    return _IN_HTML
