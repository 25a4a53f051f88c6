"""A colour in the settings is none of the theme's.

Found by a build, in weekpress.theme.brand.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="unknown-colour",
    title="A colour in the settings is none of the theme's",
    source="docs/how-to/brand-your-site.md",
    severity=Severity.ERROR,
    why="The colour would be set and never seen.",
    do="Write the name of one that is in theme/static/css/tokens.css.",
)
