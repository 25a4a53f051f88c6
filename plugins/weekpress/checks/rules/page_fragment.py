"""Links to a place of the page that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity

RULE = Rule(
    name="page-fragment",
    title="A link leads to a place on the page that is not there",
    source="HTML Standard, 7.4.6.4 Scrolling to a fragment; WCAG 2.2, 2.4.1 Bypass Blocks (A)",
    severity=Severity.ERROR,
    why="Nothing happens, and who cannot see the page does not know where they are.",
    do="Write the id of a heading or another element of this page, or take the link out.",
    wrong='<p><a href="#bin">Bins</a></p><h2 id="bins">Bins</h2>',
    right='<p><a href="#bins">Bins</a></p><h2 id="bins">Bins</h2>',
)


def on_page(page: Page) -> Iterator[Hit]:
    """Every link within the page whose target is no id and no name of an anchor.

    `#` and `#top` are the top of every page, and what begins with `#:~:` is text to look for.
    """
    places = {*page.ids, *(anchor.get("name") for anchor in page.all("a")), "", "top"}
    for link in page.all("a", "area"):
        address = (link.get("href") or "").strip()
        place = address[1:].partition(":~:")[0]
        known = place in places or unquote(place) in places
        if address.startswith("#") and not known and not is_gone(link):
            name = page.name_of(link)
            yield page.at(link, f'The link "{name}" leads to "{address[:80]}", which is not there.')
