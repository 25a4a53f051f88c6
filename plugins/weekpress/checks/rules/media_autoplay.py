"""Sound and film that are to start by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="media-autoplay",
    title="A sound or film is to start by itself",
    source="WCAG 2.2, 1.4.2 Audio Control (A); 2.2.2 Pause, Stop, Hide (A)",
    severity=Severity.ERROR,
    why="A sound that starts by itself drowns the voice of a screen reader, and with it the way to "
    "the button that would stop it. Weekpress leaves autoplay out of the page; the text should "
    "not count on it.",
    do="Take autoplay out: readers press play.",
    wrong='<video src="{static}/images/tour.mp4" autoplay></video>',
    right='<video src="{static}/images/tour.mp4"></video>',
)
_KINDS = {"audio": "sound", "video": "film"}


def in_text(text: Text) -> Iterator[Hit]:
    """Every tag of a sound or film that says autoplay."""
    for tag in text.typed_tags:
        if tag.name in _KINDS and "autoplay" in tag.attributes:
            yield text.at(
                tag.offset,
                f"This {_KINDS[tag.name]} is to start by itself. It will not: Weekpress leaves "
                "autoplay out of the page.",
            )
