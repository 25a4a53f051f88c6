"""Pages that several processes compare, put back and draw are those of a clean build, too."""

from __future__ import annotations

from pathlib import Path

import edits_by_hand
from comparing import CleanBuilds, compare
from sites_changing import OUTPUT, ChangingSite
from sites_first import first_site

BY_TWO = "setattr(__import__('weekpress.incremental.drawing', fromlist=['MANY']), 'MANY', 8)"
"""A setting that has few pages shared out as a thousand are: Python, as all settings are."""


def test_pages_compared_by_several_processes_are_those_of_a_clean_build(tmp_path: Path) -> None:
    kept, clean = first_site(), CleanBuilds()
    kept.settings["PROCESSES_COMPARE"] = BY_TWO
    site = ChangingSite(tmp_path / "site", kept)
    compare(site.folder, clean)
    for number, by_hand in enumerate(edits_by_hand.BY_HAND):
        by_hand(site.folder / OUTPUT, number, number)
        site.kept.sources["posts/2026-11-20-bin-calls.md"].set(title=f"Calls {number}")
        site.save()
        compare(site.folder, clean)
