"""Links to places on a page that has none of that name; see weekpress.checks.links.anchors."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.links.anchors import Anchors
from weekpress.checks.rule import Rule
from weekpress.checks.whole import Whole
from weekpress.errors import Finding, Severity

RULE = Rule(
    name="anchor-broken",
    title="A link leads to a part of a page that is not there",
    source="HTML Standard, select the indicated part",
    severity=Severity.WARNING,
    why="Readers land at the top of a page, perhaps a long one, and have to look for what was"
    " meant; a screen reader begins to read it all.",
    do="Write the id of a heading on that page: its words in small letters, with hyphens "
    "between them.",
    wrong="[What it cost](#no-such-part)\n\n## Costs",
    right="[What it cost](#costs)\n\n## Costs",
)


def in_site(whole: Whole) -> Iterator[Finding]:
    """Every link of a text to a part that its text, or another one, does not have."""
    bodies = {document.path: body_html for document, body_html in whole.bodies}
    return Anchors(whole.catalogue, bodies, RULE).faults()
