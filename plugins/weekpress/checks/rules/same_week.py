"""Two notes of a project are about the same week.

Found by weekpress.frontmatter.notes, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="same-week",
    title="Two notes of a project are about the same week",
    source="Weekpress: a project has one note a week",
    severity=Severity.ERROR,
    why="Both would have the same address, and one of them would be lost.",
    do="Make one note of the two, or correct the week of one.",
)
