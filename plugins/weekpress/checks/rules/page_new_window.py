"""Links that open a new window without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-new-window",
    title="A link opens a new window and does not say so",
    source="WCAG 2.2, 3.2.5 Change on Request (AAA); G201, H83",
    severity=Severity.WARNING,
    why="The way back is gone, and who does not see the new window does not know why.",
    do='Take target out, or write "(opens in a new tab)" in the words of the link.',
    wrong='<p><a href="/plan/" target="_blank">The plan</a></p>',
    right='<p><a href="/plan/" target="_blank">The plan (opens in a new tab)</a></p>',
)

_SAID = re.compile(r"\bnew (?:tab|window)|\b(?:tab|ffenestr) newydd", re.IGNORECASE)


def on_page(page: Page) -> Iterator[Hit]:
    """Every link with target="_blank" whose name or description says nothing of it."""
    for link in page.having("target"):
        if link.tag not in {"a", "area"} or link.get("target").strip().lower() != "_blank":
            continue
        said = " ".join([page.name_of(link), link.get("title") or ""])
        if not _SAID.search(said):
            yield page.at(link, f'The link "{page.name_of(link)}" opens a new window.')
