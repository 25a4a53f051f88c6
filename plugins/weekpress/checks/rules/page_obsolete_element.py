"""Elements that HTML no longer has."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-obsolete-element",
    title="HTML no longer has this element",
    source="HTML Standard, 16.2 Non-conforming features; WCAG 2.2, 1.3.1 (A)",
    severity=Severity.WARNING,
    why="It says how something looks and not what it is, so that a screen reader tells nothing.",
    do="Write an element that says what it is, and the look in the style sheet.",
    wrong="<center>No bins today</center>",
    right='<p class="notice">No bins today</p>',
)

_INSTEAD = {
    "acronym": "abbr", "applet": "", "basefont": "", "bgsound": "audio", "big": "",
    "center": "", "dir": "ul", "font": "", "frame": "iframe", "frameset": "", "isindex": "",
    "keygen": "", "listing": "pre", "menuitem": "", "multicol": "", "nextid": "", "nobr": "",
    "noembed": "", "noframes": "", "param": "", "plaintext": "pre", "rb": "ruby", "rtc": "ruby",
    "spacer": "", "strike": "del", "tt": "code", "xmp": "pre",
}  # fmt: skip
"""Each with what to write instead; of blink and marquee `page-blinking` tells."""


def on_page(page: Page) -> Iterator[Hit]:
    """Every element that is on HTML's list of those that are no more."""
    for element in page.all(*_INSTEAD):
        instead = _INSTEAD[element.tag]
        fix = f"Write {instead}." if instead else ""
        yield page.at(element, f"HTML no longer has {element.tag}.", fix)
