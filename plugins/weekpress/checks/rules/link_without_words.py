"""A link has no words.

Found by weekpress.markup.refusals, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="link-without-words",
    title="A link has no words",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.WARNING,
    why="A screen reader reads out an address, or nothing; with a mouse there is nothing to "
    "click. It is left out of the page.",
    do="Write [where it leads](https://example.org/), or delete it.",
)
