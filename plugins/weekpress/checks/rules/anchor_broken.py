"""Links to places on a page that has none of that name. Found by `weekpress.checks.links`."""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

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
