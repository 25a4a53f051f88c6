"""A rule is silenced where it finds nothing.

Found by weekpress.checks.silenced.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="silence-unused",
    title="A rule is silenced where it finds nothing",
    source="docs/reference/rules.md",
    severity=Severity.ADVICE,
    why="The day the fault comes back nobody will hear of it.",
    do="Take the line out.",
)
