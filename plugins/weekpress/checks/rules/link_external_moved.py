"""Links to other sites' pages that have a new address.

Found by `weekpress check --external`.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="link-external-moved",
    title="A page on another site has moved for good",
    source="RFC 9110, 15.4.2 301 Moved Permanently, 15.4.9 308 Permanent Redirect",
    severity=Severity.ADVICE,
    only_in="links to other sites",
    why="Old addresses are given up sooner or later, and then readers find nothing.",
    do="Link to the new address, once you have seen that it is the same page.",
)
