"""Any Pelican theme works: those that come with Pelican know nothing of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT, copy_of, weekpress


@pytest.mark.parametrize(
    ("theme", "style"), [("simple", None), ("notmyidea", "theme/css/main.css")]
)
def test_a_theme_that_comes_with_pelican_builds_the_sample_site(
    theme: str, style: str | None, tmp_path: Path
) -> None:
    site = copy_of(ROOT, tmp_path)
    with (site / "pelicanconf.py").open("a") as settings:
        settings.write(f'\nTHEME = "{theme}"\n')
    done = weekpress(site, "build")
    assert done.returncode == 0, done.stderr
    home = (site / "output/index.html").read_text(encoding="utf-8")
    assert "Eleven weeks of bin calls" in home
    assert "&lt;p" not in home  # nothing is escaped twice
    assert (site / "output/weeknotes/2026/w47/missed-bins/index.html").is_file()
    assert style is None or (site / "output" / style).is_file()
