"""A key at the head of a file cannot be used.

Found by weekpress.frontmatter, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="front-matter",
    title="A key at the head of a file cannot be used",
    source="docs/reference/front-matter.md",
    severity=Severity.ERROR,
    why="A post whose date, author or address cannot be read would not be published, or not "
    "as its writer meant it.",
    do="Correct the key that is named; docs/reference/front-matter.md lists them all.",
)
