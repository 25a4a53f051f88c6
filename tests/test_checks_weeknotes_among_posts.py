"""Posts that are weeknotes by their title."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from weekpress.checks.weeknotes_among_posts import found
from weekpress.errors import Severity
from weekpress.frontmatter.catalogue import read_catalogue


def advice(folder: Path, title: str) -> list[str]:
    path = folder / "posts/a.md"
    path.parent.mkdir()
    path.write_text(f"---\ntitle: {title}\ndate: 2019-11-15\nid: a\n---\nText.\n", "utf-8")
    said = list(found(read_catalogue(folder, "content", ZoneInfo("Europe/London"))))
    assert {f.severity for f in said} <= {Severity.ADVICE}
    return [str(f) for f in said]


def test_a_weeknote_among_the_posts_is_told_where_it_belongs(tmp_path: Path) -> None:
    (said,) = advice(tmp_path, "Manage arrears weeknotes w/c 11/11/2019")
    assert said.startswith("content/posts/a.md:2: title: is that of a weeknote of 2019-W46")
    assert said.endswith("and give it week: 2019-W46.")


@pytest.mark.parametrize("title", ["Our week in pictures", "How we write weeknotes", "9.9.2019"])
def test_other_posts_are_left_in_peace(title: str, tmp_path: Path) -> None:
    assert advice(tmp_path, title) == []
