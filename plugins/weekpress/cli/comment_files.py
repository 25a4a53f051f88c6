"""What is wrong in the files of comments, told by a check as by a build.

Comes in: a site's content folder, and what was read of its posts. Goes out: findings. The files are
shared among processes: there may be a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from weekpress.comments.folder import comments, look, read, twice, without_post
from weekpress.comments.record import post_key
from weekpress.errors import Finding
from weekpress.frontmatter import Document
from weekpress.frontmatter.folder import shown_folder
from weekpress.frontmatter.identity import entry_ids
from weekpress.parallel import shared


def comment_faults(
    content: Path, documents: Iterable[Document], namespace: str, workers: int
) -> list[Finding]:
    """Every fault in them.

    documents -- of the whole site
    namespace -- WEEKPRESS_FEED_NAMESPACE
    """
    shown = shown_folder(content)
    folder = look(content, shown)
    known = map(post_key, entry_ids(documents, namespace))
    found = [*folder.findings, *twice(folder.posts, shown), *without_post(folder, known, shown)]

    def judged(post: tuple[str, tuple[str, ...]]) -> list[Finding]:
        return comments(read(content, shown, *post))[1]

    for findings in shared(judged, list(folder.posts.items()), workers):
        found += findings
    return found
