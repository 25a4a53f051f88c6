"""`weekpress check --fix`: what is proposed, what is written, and that all else stays."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT, copy_of, weekpress
from weekpress.checks.mends import Mend, proposed
from weekpress.frontmatter.catalogue import read_catalogue
from weekpress.frontmatter.header import read_header

OLD = {
    "weeknotes/2023/50/index.md": "What we did.\n",
    "weeknotes/2024-01.md": "What we did next.\n",
    "weeknotes/2019-01-11.md": "What we did on Friday.\n",
    "weeknotes/titled.md": "---\ntitle: Weeknotes w/c 9.9.2019\n---\nText.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site written before Weekpress: no front matter, or titles with a date in them."""
    for name, text in OLD.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_front_matter_is_proposed_as_a_diff_and_nothing_is_written(site: Path) -> None:
    done = weekpress(site, "check", "--fix", "content/weeknotes/2023")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "--- a/content/weeknotes/2023/50/index.md\n+++ b/content/weeknotes/2023/50/index.md\n"
        "@@ -1,2 +1,7 @@\n+---\n+week: 2023-W50\n+id: "
    )
    assert "To change 1 file: weekpress check --fix --yes" in done.stderr
    assert (site / "content/weeknotes/2023/50/index.md").read_text() == "What we did.\n"


def test_told_to_it_writes_and_the_site_builds(site: Path) -> None:
    done = weekpress(site, "check", "--fix", "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr.splitlines()[0] == "Put right: 4 files."
    assert weekpress(site, "build").returncode == 0
    built = sorted(
        path.parent.parent.name for path in (site / "output/weeknotes").rglob("team/index.html")
    )
    assert built == ["w01", "w02", "w37", "w50"]


def test_a_named_day_becomes_the_date(site: Path) -> None:
    weekpress(site, "check", "--fix", "--yes")
    text = (site / "content/weeknotes/2019-01-11.md").read_text()
    assert text.startswith("---\nweek: 2019-W02\ndate: 2019-01-11\nid: ")
    assert text.endswith("---\n\nWhat we did on Friday.\n")


def test_a_second_time_there_is_nothing_to_do(site: Path) -> None:
    weekpress(site, "check", "--fix", "--yes")
    assert "nothing that Weekpress can" in weekpress(site, "check", "--fix", "--yes").stderr


def test_the_sample_site_has_nothing_to_put_right(tmp_path: Path) -> None:
    done = weekpress(copy_of(ROOT, tmp_path), "check", "--fix")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("arguments", [("--yes",), ("--fix", "--format", "json")])
def test_what_makes_no_sense_together_is_refused(site: Path, arguments: tuple[str, ...]) -> None:
    assert weekpress(site, "check", *arguments).returncode == 2


def test_an_entry_keeps_its_id_in_feeds(site: Path) -> None:
    post = site / "content/posts/bins.md"
    post.parent.mkdir()
    post.write_text("---\ntitle: Bins\ndate: 2026-11-20\n---\nText.\n", encoding="utf-8")
    weekpress(site, "check", "--fix", "--yes", "content")
    weekpress(site, "build")
    before = (site / "output/atom.xml").read_text()
    text = post.read_text()
    post.write_text("".join(line for line in text.splitlines(True) if not line.startswith("id:")))
    weekpress(site, "build")
    assert (site / "output/atom.xml").read_text() == before


LINE_END = st.sampled_from(["\n", "\r\n"])
HEADS = st.sampled_from(
    ["", "---\ntitle: A\n---\n", "---\nweek: w/c 9.9.2019  # ours\n---\n", "Title: A\nTags: b\n\n",
     "\ufeff---\ntags: [a]\n---\n", "---\n---\n", "\n\n---\nweek: '2019.30'\n---\n"]
)  # fmt: skip


def mends(folder: Path, text: str) -> list[Mend]:
    """What is proposed for a note with this text, in a file named by its week."""
    path = folder / "weeknotes/2019-w37.md"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return list(proposed(read_catalogue(folder, "content", ZoneInfo("Europe/London"))))


@given(HEADS, st.sampled_from(["Text.\n", "Text", "", "\n\nA\n---\nB\n"]), LINE_END)
def test_the_body_stays_and_one_mend_is_enough(
    tmp_path_factory: pytest.TempPathFactory, head: str, body: str, end: str
) -> None:
    text, folder = (head + body).replace("\n", end), tmp_path_factory.mktemp("content")
    for found in mends(folder, text):
        assert read_header(found.after).body.strip() == read_header(text).body.strip()
        assert found.after.count("\r\n") == (found.after.count("\n") if "\r\n" in text else 0)
        assert mends(folder, found.after) == []
