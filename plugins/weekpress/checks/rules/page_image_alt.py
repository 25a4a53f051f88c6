"""Pictures of a page that nothing stands for, or the name of their file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import given_role, is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-image-alt",
    title="A picture of a page has no text in its place, or its file's name",
    source="WCAG 2.2, 1.1.1 Non-text Content (A); H37, F30",
    severity=Severity.ERROR,
    why="A screen reader reads out the address of the file, as there is nothing else to say.",
    do='Write what the picture shows in its alt="…", or alt="" if it only decorates.',
    wrong='<p><img src="/images/bins.jpg" width="40" height="30"></p>',
    right='<p><img src="/images/bins.jpg" alt="Three bins." width="40" height="30"></p>',
    said_by=("image-alt-missing", "image-alt-empty", "image-alt-file-name"),
)

_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)", re.IGNORECASE)


def on_page(page: Page) -> Iterator[Hit]:
    """Every picture that is read out and has no alt, or a file's name as its alt."""
    for image in page.all("img"):
        alt, address = image.get("alt"), image.get("src") or "without an address"
        if given_role(image) in {"none", "presentation"}:
            continue
        if alt is None and not page.name_of(image) and not is_hidden(image):
            yield page.at(image, f"Nothing stands for the picture {address}.")
        elif _FILE.fullmatch((alt or "").strip()) and not is_hidden(image):
            yield page.at(image, f'The text of this picture is "{alt}".')
