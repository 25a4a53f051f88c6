"""Directions that only those can follow who see the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="words-sensory",
    title="Something is told by its colour, shape or place only",
    source="WCAG 2.2, 1.3.3 Sensory Characteristics (A), 1.4.1 Use of Color (A)",
    severity=Severity.ADVICE,
    why="Who listens to the page, sees no red, or has it in one column on a telephone cannot find "
    "what you mean.",
    do="Name it as well: by its words, its heading or its label.",
    wrong="Press the green button to apply.",
    right="Press “Apply now”, the green button.",
)

_COLOURS = "red|green|blue|yellow|orange|purple|pink|gr[ae]y|black|white"
_PARTS = "box|menu|sidebar|column|panel|button|link|form|tab|icon|list|navigation|section|field"
_DO = (
    r"(?:(?:^|(?<=[.!?:”\ufffc] ))(?:Click|Press|Select|Choose|Tap|Use|See|Open|Find|Look|Go"
    r"|Fill|Follow|Check)"
    r"|\b(?:[Pp]lease|[Tt]hen|[Yy]ou (?:can|should|must|need to)|[Tt]o \w+, )"
    r" ?(?:click|press|select|choose|tap|use|see|open|find|look|go|fill|follow|check))\b"
)
"""An order to do something, and not a tale of what users did."""
_SENSORY = re.compile(
    rf"{_DO}[^.!?\n\ufffc]{{0,40}}? (?:(?:{_COLOURS}|round|square|circular|triangular)"
    rf" (?:{_PARTS}|arrow|circle|dot|star|bar)s?\b"
    rf"|(?:{_PARTS})s? (?:on|to|at) (?:the|your) (?:far )?(?:right|left)\b(?:[- ]hand)?(?: side)?"
    rf"|the (?:left|(?:left|right)[- ]hand)(?: side)? (?:{_PARTS})s?\b)"
    r"|\b(?:shown|marked|highlighted|displayed|outlined|fields|items|dates|rows|cells)"
    rf" (?:are )?in (?:{_COLOURS})\b(?! (?:and white|papers?|ink|tape|lists?|box))",
    re.MULTILINE,
)
_NAMED = re.compile(r",? ?(?:that |which )?(?:says?|reads?|is (?:called|labelled|named)"
                    r"|called|labelled|labeled|named|headed|marked)\b|,? [“\"'‘]")  # fmt: skip
"""What follows where the thing is named as well."""
_RARE = (
    "the right", "the left", "your right", "your left", " red ", " green ", " blue ", " yellow ",
    " orange ", " purple ", " pink ", " gray ", " grey ", " black ", " white ", " round ",
    " square ", " circular ", " triangular ", " in red", " in green", " in blue",
)  # fmt: skip
"""One of these is in nearly all of them: a quick look first."""


def in_text(text: Text) -> Iterator[Hit]:
    """Each of these directions in the writer's own words."""
    own = text.wording.own if text.english else ""
    if any(word in own for word in _RARE):
        for match in _SENSORY.finditer(own):
            if not _NAMED.match(own, match.end()):
                yield text.at(
                    text.written_at(*match.span()),
                    f'"{match[0]}" can only be followed by those who see it.',
                )
