"""Links to other sites' pages of which nobody can tell from here.

Found by `weekpress check --external`.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="link-external-unsure",
    title="A page on another site could not be looked at",
    source="RFC 9110, 15.5.4 403 Forbidden, 15.6.4 503 Service Unavailable; RFC 6585, 4 429 "
    "Too Many Requests",
    severity=Severity.ADVICE,
    only_in="links to other sites",
    why="Nothing, if the page is there: many hosts turn programs away that are no browsers, "
    "and answer people.",
    do="Follow the link yourself before you send your work.",
)
