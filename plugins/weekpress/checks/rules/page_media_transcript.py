"""Pages with sound or film, and no word of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.words import words_of
from weekpress.errors import Severity

RULE = Rule(
    name="page-media-transcript",
    title="Sound or film has no transcript",
    source="WCAG 2.2, 1.2.1 Audio-only and Video-only (Prerecorded) (A); 1.2.3 (A); G158, G159",
    severity=Severity.WARNING,
    why="People who are deaf or blind, or cannot stream, do not learn what is said and shown.",
    do='Write what is said and shown under a heading "Transcript", or a link to it.',
    wrong='<audio src="/images/call.mp3" controls></audio>',
    right='<audio src="/images/call.mp3" controls></audio>'
    "<details><summary>Transcript</summary><p>Hello.</p></details>",
    said_by=("media-without-transcript",),
)

_TRANSCRIPT = re.compile(r"transcript|trawsgrifiad|in words|read instead", re.IGNORECASE)


def on_page(page: Page) -> Iterator[Hit]:
    """The first sound or film of a page that names no transcript in a link or as a heading."""
    media = next((m for m in page.all("audio", "video") if not is_hidden(m)), None)
    if media is None or media.get("muted") is not None:
        return
    named = page.all("a", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "button", "caption")
    if not any(_TRANSCRIPT.search(words_of(element)) for element in named):
        yield page.at(media, "This page has sound or film, and no transcript of it.")
