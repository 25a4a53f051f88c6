"""`weekpress check` tells what is wrong with a team's colours and logo, as a build does."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import weekpress

POST = "---\ntitle: Bins\ndate: 2026-11-20\nid: 0f8fad5b\n---\nWe moved the bins.\n"


def checked(folder: Path, setting: str, *options: str) -> str:
    """What a check of a site with one more setting says."""
    (folder / "content/posts").mkdir(parents=True)
    (folder / "content/posts/bins.md").write_text(POST, encoding="utf-8")
    (folder / "pelicanconf.py").write_text(f'PATH = "content"\n{setting}\n', encoding="utf-8")
    return weekpress(folder, "check", *options).stdout


@pytest.mark.parametrize(
    ("setting", "rule", "way_out"),
    [
        ('WEEKPRESS_ACCENT = "#84bd00"', "contrast", "The nearest accent that passes is #"),
        ('WEEKPRESS_COLOURS = {"papier": "#ffffff"}', "unknown-colour", 'Did you mean "paper"?'),
        ('WEEKPRESS_LOGO = "logo.svg"', "missing-logo", "Put it there"),
    ],
)
def test_a_fault_of_the_brand_is_told(
    setting: str, rule: str, way_out: str, tmp_path: Path
) -> None:
    said = checked(tmp_path, setting)
    assert "pelicanconf.py:1: WEEKPRESS_" in said
    assert way_out in said
    assert f"error {rule}" in said


@pytest.mark.parametrize("setting", ["", 'WEEKPRESS_ACCENT = "#0b5c4b"', 'THEME = "theme"'])
def test_a_brand_that_can_be_read_is_left(setting: str, tmp_path: Path) -> None:
    assert checked(tmp_path, setting) == ""


def test_it_is_not_told_where_only_a_text_is_asked_for(tmp_path: Path) -> None:
    setting = 'WEEKPRESS_ACCENT = "#84bd00"'
    assert checked(tmp_path, setting, "content/posts") == ""
