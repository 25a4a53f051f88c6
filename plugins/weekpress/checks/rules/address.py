"""Two pages would have the same address.

Found by weekpress.output and weekpress.checks.sources, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="address",
    title="Two pages would have the same address",
    source="Weekpress: every page has an address of its own",
    severity=Severity.ERROR,
    why="One of the two pages would take the place of the other.",
    do="Give one of the two another slug.",
)
