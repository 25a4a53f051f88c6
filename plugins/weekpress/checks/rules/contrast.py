"""A colour of the site cannot be read.

Found by a build, in weekpress.theme.brand.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="contrast",
    title="A colour of the site cannot be read",
    source="WCAG 2.2, 1.4.3 Contrast (Minimum) (AA); 1.4.11 Non-text Contrast (AA)",
    severity=Severity.ERROR,
    why="Words in a colour too near to the one behind them are lost to many people, and to "
    "everybody in the sun.",
    do="Take the nearest colour that can be read, which the message names.",
)
