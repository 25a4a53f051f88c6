"""Which page is made from which file."""

from __future__ import annotations

import runpy
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from building import NOW, ROOT
from weekpress.checks.links.made import pages_made
from weekpress.frontmatter.catalogue import read_catalogue

BUILT_AT = datetime.fromtimestamp(int(NOW), UTC)
VALUES = runpy.run_path(str(ROOT / "pelicanconf.py"))
CATALOGUE = read_catalogue(ROOT / "content", "content", ZoneInfo("Europe/London"))


def test_every_text_of_the_sample_site_is_on_the_page_that_is_said(sample_site: Path) -> None:
    made = pages_made(CATALOGUE, VALUES, BUILT_AT)
    public = {n: d for n, d in made.items() if not CATALOGUE.unpublished(d, BUILT_AT)}
    assert len(public) > 20
    for name, document in public.items():
        page = (sample_site / name).read_text(encoding="utf-8")
        meta = document.meta
        assert (getattr(meta, "title", "") or getattr(meta, "name", ""))[:5] in page, name


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{date:%Y}/{slug}.html", "2026/team-weekly.html"),
        ("/{slug}/", "team-weekly/"),
        ("{category}/{slug}/", ""),
        ("{slug", ""),
        ("{0}", ""),
        ("{slug.nothing}", ""),
        (None, ""),
    ],
)
def test_a_page_whose_address_cannot_be_known_has_no_file(
    pattern: str | None, name: str, tmp_path: Path
) -> None:
    (tmp_path / "team-weekly.md").write_text(
        "---\ntitle: Team weekly\ndate: 2026-11-20\nid: a\n---\nText.\n", encoding="utf-8"
    )
    catalogue = read_catalogue(tmp_path, "content", ZoneInfo("Europe/London"))
    made = pages_made(catalogue, {"ARTICLE_SAVE_AS": pattern}, BUILT_AT)
    assert list(made) == ([name] if name else [])
