"""`weekpress check` says what a build would say, without building."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import ROOT, copy_of, weekpress

NEEDS_A_BUILD = {"old-names", "redirects"}
"""Faults that only the addresses of a finished site show."""

SITES = sorted(
    p.parent
    for p in (ROOT / "tests/sites_invalid").glob("*/expected.txt")
    if p.parent.name not in NEEDS_A_BUILD
)


def findings(said: str) -> list[str]:
    return sorted(line for line in said.splitlines() if re.search(r"content/.*\.(md|yml):", line))


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_check_finds_what_a_build_finds(site: Path, tmp_path: Path) -> None:
    folder = copy_of(site, tmp_path)
    checked = weekpress(folder, "check")
    assert findings(checked.stdout) == findings((site / "expected.txt").read_text("utf-8"))
    assert checked.returncode == 1
    assert not (folder / "output").exists()
