"""Films without captions."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.media import media, tracks
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="media-without-captions",
    title="A film has no captions",
    source="WCAG 2.2, 1.2.2 Captions (Prerecorded) (A)",
    severity=Severity.WARNING,
    why="Whoever is deaf, or on a bus, sees people move their lips.",
    do='Add <track kind="captions" src="…" srclang="en" label="English"> with a WebVTT file. If '
    "the film has no sound, say so in a comment that allows this.",
    wrong='<video src="{static}/images/tour.mp4"></video>',
    right='<video src="{static}/images/tour.mp4"><track kind="captions" '
    'src="{static}/images/tour.vtt" srclang="en" label="English"></video>',
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every film of our own with no track of captions or subtitles."""
    for film in media(text, "video"):
        if not {"captions", "subtitles"} & set(tracks(film)):
            yield text.at(film, "This film has no captions.")
