"""A 30-second read cannot be shown as one.

Found by weekpress.markup.lifted, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="short-read",
    title="A 30-second read cannot be shown as one",
    source="docs/how-to/write-a-short-read.md",
    severity=Severity.WARNING,
    why='What stands under "30 second read" is what lists and feeds show: a second one, or an'
    " empty one, is lost.",
    do="Keep one such section, with a few sentences in it.",
)
