"""A header in the settings cannot be sent.

Found by a build, in weekpress.hosting.headers.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="header",
    title="A header in the settings cannot be sent",
    source="RFC 9110, 5.1 Field Names and 5.5 Field Values",
    severity=Severity.ERROR,
    why="The host would refuse the whole file of headers, and with it those that protect readers.",
    do="Correct WEEKPRESS_HEADERS.",
)
