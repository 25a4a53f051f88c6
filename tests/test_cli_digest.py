"""`weekpress digest`: repeatable, and never at the cost of what somebody wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from building import ROOT, copy_of, weekpress

DRAFT = "content/posts/2026-12-31-digest-2026-q4.md"
QUARTER = ("digest", "--quarter", "2026-Q4")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of the sample site."""
    return copy_of(ROOT, tmp_path)


def test_the_draft_is_whole_and_the_site_builds_with_it(site: Path) -> None:
    done = weekpress(site, *QUARTER)
    assert (done.returncode, done.stdout) == (0, f"{DRAFT}\n"), done.stderr
    build = weekpress(site, "build", "--drafts")
    assert build.returncode == 0, build.stderr
    pages = (site / "preview").rglob("digest-2026-q4/index.html")
    text = next(pages).read_text(encoding="utf-8")
    assert "What we did from October to December 2026" in text
    assert "Garden waste stops for the winter" in text
    assert "weekpress digest" not in text
    assert "Cut it, put it in your own words" not in text


def test_again_it_is_the_same_and_says_so(site: Path) -> None:
    weekpress(site, *QUARTER)
    before = (site / DRAFT).read_bytes()
    done = weekpress(site, *QUARTER, env={"SOURCE_DATE_EPOCH": "1795867200"})  # a day later
    assert done.returncode == 0
    assert "Nothing has changed" in done.stderr
    assert (site / DRAFT).read_bytes() == before


def test_an_untouched_draft_is_made_anew_and_keeps_its_id(site: Path) -> None:
    weekpress(site, *QUARTER)
    before = (site / DRAFT).read_text(encoding="utf-8")
    shutil.rmtree(site / "content/weeknotes/plain-letters")
    done = weekpress(site, *QUARTER)
    assert "Made anew" in done.stderr
    after = (site / DRAFT).read_text(encoding="utf-8")
    assert "plain-letters/2026-w45" in before
    assert "plain-letters/2026-w45" not in after
    assert before.split("\n")[:9] == after.split("\n")[:9]


@pytest.mark.parametrize("name", [DRAFT, "content/posts/2027-01-04-our-autumn.md"])
def test_an_edited_draft_is_left_alone_wherever_it_is(site: Path, name: str) -> None:
    weekpress(site, *QUARTER)
    (site / DRAFT).rename(site / name)
    with (site / name).open("a", encoding="utf-8") as file:
        file.write("Mine.\n")
    before = (site / name).read_bytes()
    done = weekpress(site, *QUARTER)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{name}: " in done.stderr
    assert "left as it is. To see what a new one would say: --print." in done.stderr
    assert (site / name).read_bytes() == before
    assert sorted((site / "content/posts").glob("*igest*")) == sorted(
        p for p in [site / DRAFT] if p.exists()
    )


def test_a_new_one_stands_beside_an_edited_one(site: Path) -> None:
    weekpress(site, *QUARTER)
    with (site / DRAFT).open("a", encoding="utf-8") as file:
        file.write("Mine.\n")
    done = weekpress(site, *QUARTER, "--output", "again.md")
    assert (done.returncode, done.stdout) == (0, "again.md\n")
    assert (site / "again.md").is_file()
    assert (site / DRAFT).read_text(encoding="utf-8").endswith("\nMine.\n")


def test_printed_it_is_the_same_and_no_file_is_written(site: Path) -> None:
    printed = weekpress(site, *QUARTER, "--print")
    assert printed.returncode == 0
    assert not (site / DRAFT).exists()
    weekpress(site, *QUARTER)
    assert printed.stdout == (site / DRAFT).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--month", "2020-01"], 1, "Nothing was published in January 2020"),
        (["--quarter", "2026-Q5"], 2, '"2026-Q5" is not a quarter. Write it as 2026-Q4.'),
        ([], 2, "Say what to sum up"),
        (["--quarter", "2026-Q4", "--month", "2026-10"], 2, "Say what to sum up"),
        (["--from", "2026-10-01"], 2, "go together"),
        (["--from", "2026-10-02", "--to", "2026-10-01"], 2, "1 October 2026 is before 2 October"),
    ],
)
def test_what_cannot_be_is_told(site: Path, arguments: list[str], code: int, words: str) -> None:
    before = sorted(site.rglob("*"))
    done = weekpress(site, "digest", *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert sorted(site.rglob("*")) == before


def test_no_digest_is_made_that_would_lack_something(site: Path) -> None:
    note = site / "content/weeknotes/missed-bins/2026-w45.md"
    note.write_text("---\nweek: 2026-W54\n---\nText.\n", encoding="utf-8")
    done = weekpress(site, *QUARTER)
    assert (done.returncode, done.stdout) == (1, "")
    assert "2026-w45.md:2: week: 2026 has weeks 1 to 53" in done.stderr
    assert not (site / DRAFT).exists()
