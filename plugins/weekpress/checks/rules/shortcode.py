"""Another generator's shortcode is left out.

Found by weekpress.markup.shortcodes, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="shortcode",
    title="Another generator's shortcode is left out",
    source="docs/reference/markdown.md",
    severity=Severity.WARNING,
    why="Shortcodes of Hugo, Jekyll or WordPress mean nothing here, and readers would see "
    "them as gibberish.",
    do="Write in Markdown what it should show.",
)
