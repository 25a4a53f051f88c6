"""Links that were left as brackets, as what they refer to is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="link-reference-missing",
    title="A link was not made: it stays as brackets on the page",
    source="CommonMark 0.31, 6.3 Links; WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.ERROR,
    why="Readers see and hear brackets, and the page that was meant cannot be reached.",
    do="Write [words](https://…), with nothing between the two brackets.",
    wrong="Read [the plan][plan].",
    right="Read [the plan][plan].\n\n[plan]: https://example.org/plan",
)

_LEFT = re.compile(
    r"(?<!\w)\[(?P<words>(?!\d+\])[^\[\]\n\ufffc]{2,120})\](?:"
    r"\[(?P<name>[^\[\]\n^\ufffc]{0,60})\]|(?P<gap> ?)\((?P<to>https?://[^\s()]{1,300}|\{\w+\}[^\s()]{1,300})\))"
    r"|(?<!\w)\((?P<turned>[^()\n\ufffc]{2,120})\)\[(?P<address>https?://[^\s\[\]]{1,300})\]"
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each pair of brackets that was to be a link."""
    words = text.wording.words
    if "[" not in words:
        return
    for match in _LEFT.finditer(words):
        offset = text.written_at(*match.span())
        if text.source.text[max(0, offset - 1) : offset] != "\\":
            yield text.at(offset, *_told(match))


def _told(match: re.Match[str]) -> tuple[str, str]:
    words = match["words"] or match["turned"]
    if match["turned"]:
        return (
            f'The brackets of the link "{words}" are the wrong way round.',
            f"Write [{words}]({match['address']}).",
        )
    if match["to"] and not match["gap"]:
        return (
            f'The link "{words}" stays as brackets: it stands in HTML or in code.',
            f'Write <a href="{match["to"]}">{words}</a> there.',
        )
    if match["to"]:
        return (
            f'There is a space between the two brackets of the link "{words}".',
            f"Write [{words}]({match['to']}).",
        )
    name = match["name"] or words
    return (
        f'The link "{words}" refers to [{name}], which is nowhere in this file.',
        f"Add a line [{name}]: https://… at the end, or write [{words}](https://…).",
    )
