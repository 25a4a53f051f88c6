"""HTML that is not allowed is left out.

Found by weekpress.markup.refusals, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="html-not-allowed",
    title="HTML that is not allowed is left out",
    source="OWASP, Cross Site Scripting Prevention",
    severity=Severity.WARNING,
    why="Frames, forms and scripts in a post load what others control, and many cannot be "
    "used by keyboard.",
    do="Write a link to it instead, or put the tag between backticks to show it.",
)
