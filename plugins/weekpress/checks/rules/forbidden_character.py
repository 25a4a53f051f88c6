"""A text holds a character that breaks feeds.

Found by weekpress.markup.controls, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="forbidden-character",
    title="A text holds a character that breaks feeds",
    source="XML 1.0, 2.2 Characters",
    severity=Severity.WARNING,
    why="Word and slides put in control characters that nobody sees. One of them ends a feed "
    "half-way, for every subscriber.",
    do="Delete it; weekpress check --fix does.",
)
