"""A rule that does not exist is silenced.

Found by weekpress.checks.silenced.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="silence-unknown",
    title="A rule that does not exist is silenced",
    source="docs/reference/rules.md",
    severity=Severity.WARNING,
    why="It silences nothing, and whoever wrote it believes that it does.",
    do="Correct its name; weekpress check --explain all lists the rules.",
)
