"""Lists, quotations or HTML stand inside one another too deeply.

Found by weekpress.markup.refusals, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="nested-too-deeply",
    title="Lists, quotations or HTML stand inside one another too deeply",
    source="Weekpress: what cannot be read is told",
    severity=Severity.ERROR,
    why="Nobody can tell how deep they are in a list of many levels; and the text cannot be "
    "turned into a page.",
    do="Use fewer levels; three are enough for most readers.",
)
