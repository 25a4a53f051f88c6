"""The logo in the settings is not there.

Found by a build, in weekpress.theme.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="missing-logo",
    title="The logo in the settings is not there",
    source="docs/how-to/brand-your-site.md",
    severity=Severity.ERROR,
    why="Every page would have a broken picture at its top.",
    do="Put the file in content/images/, or correct WEEKPRESS_LOGO.",
)
