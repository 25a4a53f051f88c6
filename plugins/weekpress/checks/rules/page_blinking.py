"""Text that blinks or runs across the page."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-blinking",
    title="Text blinks or runs across the page",
    source="WCAG 2.2, 2.2.2 Pause, Stop, Hide (A); F16, F47",
    severity=Severity.ERROR,
    why="It cannot be stopped. Many cannot read it, and some cannot read anything beside it.",
    do="Let the text stand still.",
    wrong="<marquee>New: the winter timetable</marquee>",
    right="<p>New: the winter timetable</p>",
)

_DOES = {"marquee": "runs across the page", "blink": "blinks"}


def on_page(page: Page) -> Iterator[Hit]:
    """Every marquee and blink."""
    for element in page.all(*_DOES):
        yield page.at(element, f"This text {_DOES[element.tag]} and cannot be stopped.")
