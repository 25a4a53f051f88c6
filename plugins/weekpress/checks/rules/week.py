"""A weeknote does not say which week it is about.

Found by weekpress.frontmatter.weeks, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="week",
    title="A weeknote does not say which week it is about",
    source="ISO 8601, week dates",
    severity=Severity.ERROR,
    why="Readers find a note by its week. One that names none, or two, is on the wrong page "
    "or on none.",
    do="Write week: 2026-W47; weekpress week says which week a text means.",
)
