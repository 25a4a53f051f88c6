"""Pictures whose text is too long to be listened to in one go."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.pictures import pictures
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

MOST = 250
"""Characters; a sentence or two, read out in about a quarter of a minute."""

RULE = Rule(
    name="image-alt-long",
    title="The text of a picture is too long",
    source="WCAG 2.2, technique G95: short text alternatives",
    severity=Severity.WARNING,
    why="The text of a picture is read out in one go: one cannot stop, go back a sentence or look "
    "a word up, and those who see the picture do not get it at all.",
    do="Say what matters in a sentence, and put the rest in the words of the page, for everybody.",
    wrong=f"![{'Bins stand in the street. ' * 11}]({{static}}/images/a.jpg)",
    right="![Bins stand in the street, six to a house]({static}/images/a.jpg)",
)
_OF_TEXT = re.compile(r"\b(?:slide|poster|leaflet|infographic|flyer|sleid|poster|taflen)", re.I)


def in_text(text: Text) -> Iterator[Hit]:
    """Every picture whose text has more characters than MOST."""
    for picture in pictures(text):
        if picture.alt and len(picture.alt) > MOST and not picture.decorative:
            words = " The words of a slide or poster belong on the page too."
            yield text.at(
                picture.element,
                f"The text of this picture has {len(picture.alt)} characters; {MOST} are as many "
                "as people can follow by ear.",
                RULE.do + (words if _OF_TEXT.search(picture.alt) else ""),
            )
