"""Links of a page that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.page import Page
from weekpress.checks.roles import is_hidden
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-link-target",
    title="A link of a page leads nowhere, or runs a script",
    source="WCAG 2.2, 4.1.2 Name, Role, Value (A); 2.1.1 Keyboard (A); F59",
    severity=Severity.ERROR,
    why="It is announced as a link, and where scripts are not run nothing happens.",
    do="Write an address, or use a button for what is done on the page.",
    wrong='<p><a href="javascript:void(0)">Show more</a></p>',
    right='<p><a href="/more/">All the notes</a></p>',
)

_SCRIPT = re.compile(r"\s*(?:javascript:|$)", re.IGNORECASE)


def on_page(page: Page) -> Iterator[Hit]:
    """Every link whose address is empty or a script."""
    for link in page.all("a", "area"):
        address = link.get("href")
        if address is None or not _SCRIPT.match(address) or is_hidden(link):
            continue
        name = page.name_of(link)
        if address.strip():
            yield page.at(link, f'The link "{name}" runs a script.')
        else:
            message = f'The link "{name}" has no address, so it leads to this page again.'
            yield page.at(link, message, severity=Severity.WARNING)
