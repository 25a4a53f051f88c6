"""A post is a weeknote by its title.

Found by weekpress.checks.weeknotes_among_posts.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="weeknote-among-posts",
    title="A post is a weeknote by its title",
    source="docs/how-to/date-a-weeknote.md",
    severity=Severity.ADVICE,
    why="On the page of its week colleagues would find it beside the notes of other teams.",
    do="Move it to content/weeknotes/<project>/ and give it its week.",
)
