"""Films of a page without captions."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-media-captions",
    title="A film has no captions",
    source="WCAG 2.2, 1.2.2 Captions (Prerecorded) (A); H95",
    severity=Severity.WARNING,
    why="People who are deaf, or cannot turn the sound on, do not learn what is said.",
    do='Write a file of captions, and name it in the film: <track kind="captions" src="…" '
    'srclang="en" label="English">. A film without sound is to be muted.',
    wrong='<video src="/images/round.mp4" controls></video>',
    right='<video src="/images/round.mp4" controls>'
    '<track kind="captions" src="/images/round.vtt" srclang="en" label="English"></video>',
    said_by=("media-without-captions",),
)

_KINDS = frozenset({"captions", "subtitles", ""})
"""A track that names no kind is of subtitles. Source: HTML Standard, the track element."""


def on_page(page: Page) -> Iterator[Hit]:
    """Every film that may have sound and has no track of what is said."""
    for film in page.all("video"):
        kinds = {(t.get("kind") or "").lower() for t in film.iter("track") if t.get("src")}
        if film.get("muted") is None and not kinds & _KINDS and not is_hidden(film):
            yield page.at(film, "This film has no captions.")
