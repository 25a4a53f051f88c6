"""Pictures of a page whose size is not told before they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-image-size",
    title="The size of a picture is not told, so the text jumps when it comes",
    source="HTML Standard, 4.8.17 Dimension attributes; Core Web Vitals, Cumulative Layout Shift",
    severity=Severity.WARNING,
    why="What is being read, or about to be clicked, moves away. That is hardest on those who "
    "read slowly or enlarge the page.",
    do='Write both its sizes in pixels: width="640" height="480".',
    wrong='<p><img src="/images/bins.jpg" alt="Three bins."></p>',
    right='<p><img src="/images/bins.jpg" alt="Three bins." width="640" height="480"></p>',
)

_NUMBER = re.compile(r"\d{1,6}")


def on_page(page: Page) -> Iterator[Hit]:
    """Pictures that come at once and have no sizes, and any whose sizes say nothing.

    One that comes as the reader gets near to it (loading="lazy") may have none: it comes before it
    is seen, and moves what is not seen yet.
    """
    for image in page.all("img"):
        sizes = [image.get("width"), image.get("height")]
        lazy = (image.get("loading") or "").lower() == "lazy"
        if is_gone(image) or all(s is not None and _NUMBER.fullmatch(s) for s in sizes):
            continue
        address = image.get("src") or "without an address"
        if any(s is not None for s in sizes):
            told = " and ".join(f'"{s}"' for s in sizes if s is not None)
            yield page.at(image, f"The size of the picture {address} is {told}, which is no size.")
        elif not lazy:
            yield page.at(image, f"The size of the picture {address} is not told.")
