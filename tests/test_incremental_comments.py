"""Comments come, change and go: each build over the last is a clean build, byte for byte.

A walk of its own beside the one in test_incremental_laws, where these edits are few among many. The
posts under them are renamed, hidden and lost as well.
"""

from __future__ import annotations

import random
from pathlib import Path

import edits_of_comments
from comparing import CleanBuilds, compare
from edits_at_fault import hold_target, mend
from edits_of_articles import EDITS as OF_ARTICLES
from edits_of_comments import bad_comment, misplace
from sites_changing import ChangingSite
from sites_first import first_site

STEPS = 30
OF_POSTS = [edit for edit in OF_ARTICLES if edit.__name__ in {"rename", "delete", "status"}]


def test_any_walk_of_comments_leaves_what_a_clean_build_does(tmp_path: Path) -> None:
    site, clean, chance = ChangingSite(tmp_path / "site", first_site()), CleanBuilds(), _chance()
    shown = 0
    for step in range(STEPS):
        edits = [*edits_of_comments.EDITS, *edits_of_comments.EDITS, *OF_POSTS]
        if step % 7 == 6:
            edits = [bad_comment, misplace, hold_target]
        for edit in chance.choices(edits, k=chance.randint(1, 4)):
            edit(site, chance.randrange(12), chance.randrange(12))
        site.save()
        found = compare(site.folder, clean, now=site.now)
        shown += (site.folder / "output/comments/index.html").is_file()
        if found.exit_code:
            mend(site)
    assert shown > STEPS // 2


def _chance() -> random.Random:
    return random.Random(6)  # noqa: S311 -- no secret
