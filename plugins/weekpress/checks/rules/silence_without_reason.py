"""A rule is silenced without a reason.

Found by weekpress.checks.silenced.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="silence-without-reason",
    title="A rule is silenced without a reason",
    source="docs/reference/rules.md",
    severity=Severity.WARNING,
    why="Whoever reviews the text, or finds it in a year, cannot tell a decision from a dodge.",
    do="Write why, after the word because.",
)
