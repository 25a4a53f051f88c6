"""A link leads to a kind of address that is not allowed.

Found by weekpress.markup.refusals, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="address-not-allowed",
    title="A link leads to a kind of address that is not allowed",
    source="OWASP, Cross Site Scripting Prevention",
    severity=Severity.WARNING,
    why="An address such as javascript: runs a program on the reader's machine.",
    do="Use an address that starts with https:, mailto: or tel:, or a path on this site.",
)
