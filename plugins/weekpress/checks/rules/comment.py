"""The file of a comment is not what such a file is.

Found by weekpress.comments.published and weekpress.comments.folder, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="comment",
    title="The file of a comment cannot be read",
    source="docs/how-to/show-comments.md",
    severity=Severity.ERROR,
    why="What a reader wrote would be left out, or shown under a post or a name that is not "
    "theirs.",
    do="Bring the file back as the comment service wrote it, or correct what is named.",
)
