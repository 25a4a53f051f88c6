"""Sound and film that start by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-media-autoplay",
    title="Sound or film starts by itself",
    source="WCAG 2.2, 1.4.2 Audio Control (A); 2.2.2 Pause, Stop, Hide (A); F23",
    severity=Severity.ERROR,
    why="It drowns the voice of a screen reader, and what moves keeps others from reading.",
    do="Take autoplay out, and write controls.",
    wrong='<video src="/images/round.mp4" controls autoplay></video>',
    right='<video src="/images/round.mp4" controls></video>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every film and sound with autoplay, and embedded players whose address asks for it."""
    for media in page.all("video", "audio"):
        if media.get("autoplay") is not None:
            what = "film" if media.tag == "video" else "sound"
            yield page.at(media, f"This {what} starts by itself.")
    for frame in page.all("iframe", "embed"):
        if "autoplay=1" in (frame.get("src") or "").lower():
            yield page.at(frame, "This embedded player starts by itself.")
