"""Sound and film that cannot be stopped."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-media-controls",
    title="Sound or film has no controls",
    source="WCAG 2.2, 2.1.1 Keyboard (A); 1.4.2 Audio Control (A)",
    severity=Severity.ERROR,
    why="Nobody can start it, stop it or turn it down, by mouse or by keyboard.",
    do="Write controls in it.",
    wrong='<audio src="/images/call.mp3"></audio>',
    right='<audio src="/images/call.mp3" controls></audio>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every film and sound without controls."""
    for media in page.all("video", "audio"):
        if media.get("controls") is None and not is_gone(media):
            what = "film" if media.tag == "video" else "sound"
            yield page.at(media, f"This {what} has no controls.")
