"""Comments are of a post that is not there.

Found by weekpress.comments.folder, and told by a build too.
"""

from __future__ import annotations

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

RULE = Rule(
    name="comment-without-post",
    title="Comments belong to no post",
    source="docs/how-to/show-comments.md",
    severity=Severity.WARNING,
    why="Nobody sees them. They are kept, as the post may come back: what holds them together is "
    "its id.",
    do="Give the post the id that the folder is named after, or delete the folder.",
)
