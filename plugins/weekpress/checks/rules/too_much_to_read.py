"""More signs in one paragraph than can be read in a time one can wait for.

Found by weekpress.markup.bounds, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="too-much-to-read",
    title="A paragraph is so long, or so full of signs, that reading it would not end",
    source="Weekpress: what cannot be read is told",
    severity=Severity.ERROR,
    why="Nobody reads to its end, and the text cannot be turned into a page.",
    do="Part the text with empty lines, and put data into a file of its own.",
)
