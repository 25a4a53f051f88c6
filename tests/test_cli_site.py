"""Which site is meant, and where its pages may go."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import ROOT
from weekpress.cli.output_place import refuse_wrong_place, strangers
from weekpress.cli.site import find_site, site_values
from weekpress.errors import WeekpressError
from weekpress.manifest import MANIFEST


def test_the_settings_file_of_the_folder_is_used() -> None:
    site = find_site(ROOT)
    assert (site.settings_file, site.shipped) == (ROOT / "pelicanconf.py", False)
    assert (site.content, site.output) == (ROOT / "content", ROOT / "output")


def test_a_folder_without_settings_gets_those_weekpress_ships(tmp_path: Path) -> None:
    site = find_site(tmp_path)
    assert site.shipped
    assert (site.content, site.output) == (tmp_path / "content", tmp_path / "output")
    assert site.theme.joinpath("templates", "base.html").is_file()
    assert site.overrides["SITENAME"] == "Our notes"


def test_the_public_site_needs_its_own_settings(tmp_path: Path) -> None:
    with pytest.raises(WeekpressError, match=r"There is no publishconf.py here"):
        find_site(tmp_path, publish=True)


def test_two_sites_in_one_process_do_not_share_settings(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pelicanconf.py").write_text(f"SITENAME = {name!r}\n", encoding="utf-8")
        publish = tmp_path / name / "publishconf.py"
        publish.write_text("from pelicanconf import *\n", encoding="utf-8")
        assert site_values(publish)["SITENAME"] == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SITENAME = 'x'\nPATH = (\n", "pelicanconf.py:2: '(' was never closed"),
        ("\n\nSITENAME = NAME\n", "pelicanconf.py:3: it stops with NameError"),
    ],
)
def test_a_fault_in_a_settings_file_is_named_with_its_line(
    tmp_path: Path, text: str, words: str
) -> None:
    (tmp_path / "pelicanconf.py").write_text(text, encoding="utf-8")
    with pytest.raises(WeekpressError) as caught:
        find_site(tmp_path)
    assert words in str(caught.value)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with content/ and theme/ in it, inside a home folder."""
    for name in ("content", "theme"):
        (tmp_path / "home" / "site" / name).mkdir(parents=True)
    return tmp_path / "home" / "site"


def refusal(site: Path, output: Path) -> str:
    """Why pages must not go to `output`; "" where they may."""
    try:
        refuse_wrong_place(output, [site / "content", site / "theme"], site, site.parent)
    except WeekpressError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        (".", "it holds"),
        ("content", "it lies in"),
        ("content/pages", "it lies in"),
        ("theme/static", "it lies in"),
        ("output/../content", "it lies in"),
        ("..", "not a folder for one site"),
        ("/", "not a folder for one site"),
        ("../..", "it holds"),
    ],
)
def test_pages_never_go_where_they_would_do_harm(site: Path, place: str, reason: str) -> None:
    assert reason in refusal(site, site / place)


def test_a_link_to_the_content_is_seen_through(site: Path) -> None:
    (site / "output").symlink_to(site / "content")
    assert "it lies in" in refusal(site, site / "output")


def test_a_site_somebody_else_wrote_is_not_written_over(site: Path) -> None:
    output = site / "output"
    output.mkdir()
    (output / "index.html").touch()
    assert "a site that Weekpress did not write" in refusal(site, output)
    (output / MANIFEST).touch()
    assert refusal(site, output) == ""


@pytest.mark.parametrize("place", ["output", "../elsewhere", "contents"])
def test_pages_may_go_to_a_folder_of_their_own(site: Path, place: str) -> None:
    assert refusal(site, site / place) == ""


def test_what_else_lies_in_the_folder_is_said_before_the_first_build_only(site: Path) -> None:
    for name in ("notes.txt", ".nojekyll"):
        (site / name).touch()
    assert strangers(site) == ["content", "notes.txt", "theme"]
    (site / MANIFEST).touch()
    assert strangers(site) == []
