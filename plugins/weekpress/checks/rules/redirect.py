"""An old address cannot lead on.

Found by a build, in weekpress.hosting.redirects.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="redirect",
    title="An old address cannot lead on",
    source="docs/reference/front-matter.md",
    severity=Severity.ERROR,
    why="Readers who kept the old address, and search engines, end up nowhere.",
    do="Correct redirect_from, or take the address out.",
)
