"""Links to other sites' pages that are not there any more.

Found by `weekpress check --external`.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="link-external-gone",
    title="A page on another site is gone",
    source="RFC 9110, 15.5.5 404 Not Found, 15.5.11 410 Gone",
    severity=Severity.WARNING,
    only_in="links to other sites",
    why="Readers find nothing behind the link.",
    do="Link to where it is now, or to a copy in a web archive; or take the link out and say "
    "in words what was there.",
)
