"""A callout is of no kind that there is.

Found by weekpress.markup.refusals, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="callout-kind",
    title="A callout is of no kind that there is",
    source="docs/reference/markdown.md",
    severity=Severity.WARNING,
    why="A callout of an unknown kind is shown as a quotation: nobody sees that it is a warning.",
    do="Write one of the kinds that docs/reference/markdown.md lists.",
)
