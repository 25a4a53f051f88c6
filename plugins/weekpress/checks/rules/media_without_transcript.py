"""Sound and film with nothing to read in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.media import tracks, with_words_around
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="media-without-transcript",
    title="A sound or film has no transcript near it",
    source="WCAG 2.2, 1.2.1 Audio-only and Video-only (A); 1.2.3 Media Alternative (A)",
    severity=Severity.WARNING,
    why="What is said and shown cannot be read by those who cannot hear or see it, nor searched, "
    "quoted or skimmed by anybody.",
    do="Put a transcript on the page, or a link to one next to it that says so: Transcript of the "
    "tour.",
    wrong='<audio src="{static}/images/call.mp3"></audio>',
    right='<audio src="{static}/images/call.mp3"></audio>\n\n'
    "[Transcript of the call]({filename}/posts/2026-11-20-call.md)",
)
_TRANSCRIPT = re.compile(r"\btransc?ri(?:pt|bed)|\btrawsgrif|\bdrawsgrif", re.IGNORECASE)
_KINDS = {"audio": "sound", "video": "film"}


def in_text(text: Text) -> Iterator[Hit]:
    """Every one of our own in a section that does not speak of a transcript."""
    for element, words in with_words_around(text, "audio", "video"):
        if "descriptions" not in tracks(element) and not _TRANSCRIPT.search(words):
            yield text.at(
                element, f"There is no transcript of this {_KINDS[element.name]} near it."
            )
