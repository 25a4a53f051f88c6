"""Only texts have changed: what shows them is drawn again, and nothing else differs from clean."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from building import ROOT, copy_of, weekpress
from comparing import NOW
from forking import forge
from sites_changing import tree
from sites_first import picture
from weekpress.comments.threads import Thread
from weekpress.packing import unpacked

SWIFT = " text has changed: "
POST = "posts/2026-11-13-a-letter-people-can-act-on.md"
NOTE = "weeknotes/plain-letters/2026-w45.md"
TERMS = "weeknotes/missed-bins/2026-w41.md"
"""A note that uses a word of the glossary."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The sample site, built until nothing is left to do."""
    folder = copy_of(ROOT, tmp_path / "site")
    assert said_by(folder).startswith("Reading")
    assert "Nothing has changed" in said_by(folder)
    return folder


def said_by(folder: Path, *arguments: str) -> str:
    """What a build says."""
    ran = forge(1).run(folder, "build", *arguments, env={"SOURCE_DATE_EPOCH": str(NOW)})
    assert ran.exit_code == 0, ran.said
    return ran.said


def edit(site: Path, name: str, old: str, new: str) -> str:
    """Put new words in the place of old ones in a file; what the build then says."""
    path = site / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return said_by(site)


def is_as_clean(site: Path, tmp_path: Path) -> bool:
    """Whether the output is what a clean build in another folder makes."""
    clean = copy_of(site, tmp_path / "clean")
    said_by(clean)
    return tree(site / "output") == tree(clean / "output")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (POST, "Ten working days later", "Eleven working days later"),
        (POST, "Ten working days later", "## A heading\n\n## And one\n\nTen days later"),
        (TERMS, "- 342 calls.", "- 342 calls, says the LMS, and no DPIA says so."),
        (NOTE, "\n---\n\n", '\n---\n\nIt\'s "new", and ends with &amp; <b>bold</b>.\n\n'),
        ("people/nia-prosser.md", "\n---\n\n", "\n---\n\nShe writes letters. "),
        ("projects/plain-letters.md", "\n---\n\n", "\n---\n\nLetters, plainly. "),
    ],
    ids=["a post", "a post with contents", "terms", "a weeknote", "a person", "a project"],
)  # fmt: skip
def test_a_changed_text_is_on_every_page_that_shows_it(
    name: str, old: str, new: str, site: Path, tmp_path: Path
) -> None:
    assert SWIFT in edit(site, name, old, new)
    assert is_as_clean(site, tmp_path)


def test_a_thread_that_the_store_has_lost_is_made_again(site: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(site / ".cache/weekpress.sqlite3")) as db, db:
        for key, value in db.execute("SELECT key, value FROM made").fetchall():
            if isinstance(unpacked(value), Thread):
                db.execute("DELETE FROM made WHERE key = ?", (key,))
    assert SWIFT not in edit(site, POST, "Ten working days later", "Eleven working days later")
    assert is_as_clean(site, tmp_path)


def test_several_texts_one_after_the_other_and_at_once(site: Path, tmp_path: Path) -> None:
    assert SWIFT in edit(site, POST, "Ten working days later", "Ten days later")
    assert SWIFT in edit(site, POST, "Ten days later", "Twelve days later")
    (site / "content" / NOTE).write_text(
        (site / "content" / NOTE).read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8"
    )
    assert "2 texts have changed" in edit(site, POST, "Twelve days later", "Ten days later")
    assert "Nothing has changed" in said_by(site)
    assert is_as_clean(site, tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (POST, "title: How we wrote", "title: How they wrote"),
        (POST, "date: 2026-11-13", "date: 2026-11-12"),
        (POST, "  - letters\n", "  - post\n"),
        (POST, "Ten working days later", "[Nia]({filename}/people/nia-prosser.md) ten days later"),
        (POST, "Ten working days later", "\x0bTen days later"),
        (POST, "Ten working days later", "<script>x</script> Ten days later"),
        (POST, "Ten working days later", "{{< youtube x >}} Ten days later"),
        (POST, "Ten working days later", "Decided: to wait.\n\nTen days later"),
        (NOTE, "- The new letter replaces", "- The newest letter replaces"),
    ],
    ids=["title", "date", "tag", "new link", "control character", "script", "shortcode",
         "something decided", "something decided in other words"],
)  # fmt: skip
def test_more_than_a_text_is_built_as_ever(
    name: str, old: str, new: str, site: Path, tmp_path: Path
) -> None:
    assert SWIFT not in edit(site, name, old, new)
    assert is_as_clean(site, tmp_path)


def test_what_stands_beside_a_decision_is_only_a_text(site: Path, tmp_path: Path) -> None:
    assert SWIFT in edit(site, NOTE, "## Next", "Tea was had.\n\n## Next")
    assert is_as_clean(site, tmp_path)


def test_a_picture_goes_back_to_its_place_when_no_text_takes_it_along(
    site: Path, tmp_path: Path
) -> None:
    link = "![The desk]({attach}/images/letter-desk.svg)"
    (site / "content/images/letter-desk.svg").write_text(picture(3), encoding="utf-8")
    edit(site, POST, "Ten working days later", f"{link}\n\nTen working days later")
    assert SWIFT not in edit(site, POST, link, "")
    assert (site / "output/images/letter-desk.svg").is_file()
    assert is_as_clean(site, tmp_path)


def test_a_summary_made_from_the_first_words_follows_them(site: Path, tmp_path: Path) -> None:
    start = (site / "content" / POST).read_text(encoding="utf-8")
    bare = start[: start.index("summary:")] + start[start.index("id:") :]
    (site / "content" / POST).write_text(bare, encoding="utf-8")
    said_by(site)
    assert SWIFT not in edit(site, POST, "About 3,000 times", "About 4,000 times")
    assert SWIFT in edit(site, POST, "Ten working days later", "Ten days later")
    assert is_as_clean(site, tmp_path)


def test_a_draft_whose_text_changes_shows_nowhere(site: Path, tmp_path: Path) -> None:
    draft = site / "content/posts/plan.md"
    draft.write_text("---\ntitle: Plan\ndate: 2026-11-20\nstatus: draft\n---\nOur plan.\n")
    said_by(site)
    assert SWIFT not in edit(site, "posts/plan.md", "Our plan", "Our new plan")
    assert is_as_clean(site, tmp_path)


def test_the_command_itself_goes_the_swift_way(site: Path) -> None:
    post = site / "content" / POST
    assert weekpress(site, "build").returncode == 0
    post.write_text(post.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    assert SWIFT in weekpress(site, "build").stdout


def test_what_judges_front_matter_and_settings_is_not_loaded_to_draw_a_text_again() -> None:
    """Half of such a build was spent on loading what it does not need."""
    ways = "weekpress.incremental.swift, weekpress.feeds, weekpress.theme, weekpress.team"
    code = f"import sys, {ways}\nprint('pydantic' in sys.modules)"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
    assert ran.stdout == b"False\n"
