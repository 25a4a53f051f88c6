"""A fresh checkout with a restored cache: its output is put back, and is that of a whole build."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from building import ROOT, copy_of
from comparing import NOW
from forking import forge
from sites_changing import tree
from weekpress.store import NAME

POST = "content/posts/2026-11-13-a-letter-people-can-act-on.md"
NOTHING = "Nothing has changed"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built, with what a build notes of itself."""
    folder = copy_of(ROOT, tmp_path_factory.mktemp("restored") / "site")
    said_by(folder)
    return folder


@pytest.fixture
def checkout(built: Path, tmp_path: Path) -> Path:
    """A fresh checkout of it elsewhere: every file new, no output, the cache restored."""
    folder = copy_of(built, tmp_path / "elsewhere" / "checkout")
    shutil.copytree(built / ".cache", folder / ".cache")
    for path in (folder / "content").rglob("*"):
        os.utime(path)
    return folder


def said_by(folder: Path, *arguments: str) -> str:
    ran = forge(1).run(folder, "build", *arguments, env={"SOURCE_DATE_EPOCH": str(NOW)})
    assert ran.exit_code == 0, ran.said
    return ran.said


def test_the_whole_output_is_put_back_where_nothing_has_changed(
    built: Path, checkout: Path
) -> None:
    said = said_by(checkout)
    assert said.startswith("Put back ")
    assert NOTHING in said
    assert tree(checkout / "output") == tree(built / "output")


def test_what_was_put_back_is_known_from_then_on(checkout: Path) -> None:
    said_by(checkout)
    said = said_by(checkout)
    assert "Put back" not in said
    assert NOTHING in said


def test_a_text_that_has_changed_since_is_on_the_site(checkout: Path, tmp_path: Path) -> None:
    with (checkout / POST).open("a", encoding="utf-8") as post:
        post.write("\nOne more line.\n")
    said_by(checkout)
    clean = copy_of(checkout, tmp_path / "clean")
    said_by(clean)
    assert tree(checkout / "output") == tree(clean / "output")


def test_in_the_same_place_a_text_that_has_changed_since_is_drawn_alone(tmp_path: Path) -> None:
    site, clean = copy_of(ROOT, tmp_path / "site"), tmp_path / "clean"
    said_by(site)
    shutil.rmtree(site / "output")
    with (site / POST).open("a", encoding="utf-8") as post:
        post.write("\nOne more line.\n")
    said = said_by(site)
    assert "Put back" in said
    assert "1 text has changed" in said
    said_by(copy_of(site, clean))
    assert tree(site / "output") == tree(clean / "output")


@pytest.mark.parametrize("name", ["index.html", "feed.xml", "_headers", "theme/weekpress.css",
                                  "images/kiosk.svg"])  # fmt: skip
def test_one_file_is_put_back_and_no_other_touched(name: str, built: Path, checkout: Path) -> None:
    said_by(checkout)
    os.utime(checkout / "output/404.html", (1, 1))
    (checkout / "output" / name).write_text("Not ours.")
    assert "Put back 1 file " in said_by(checkout)
    assert tree(checkout / "output") == tree(built / "output")
    assert (checkout / "output/404.html").stat().st_mtime == 1


def damage(change: str) -> Callable[[Path], None]:
    """Change the cache, by a statement."""

    def damaged(site: Path) -> None:
        with sqlite3.connect(site / ".cache" / NAME) as db:
            assert db.execute(change).rowcount > 0
        db.close()

    return damaged


def in_the_way(site: Path) -> None:
    """Put a folder where a page belongs."""
    said_by(site)
    (site / "output/404.html").unlink()
    (site / "output/404.html/inside").mkdir(parents=True)


@pytest.mark.parametrize(
    "change",
    [
        damage("DELETE FROM made WHERE key = (SELECT key FROM outputs WHERE name = 'index.html')"),
        damage("DELETE FROM made WHERE key LIKE 'bytes %'"),
        damage(
            "UPDATE made SET value = (SELECT value FROM made WHERE key LIKE 'bytes %')"
            " WHERE key IN (SELECT key FROM outputs)"
        ),
        damage("UPDATE made SET value = substr(value, 1, length(value) / 2)"),
    ],
    ids=["a page", "plain files", "other bytes", "half of each"],
)
def test_what_cannot_be_put_back_is_built(
    change: Callable[[Path], None], built: Path, checkout: Path
) -> None:
    change(checkout)
    said = said_by(checkout)
    assert "Put back" not in said
    assert tree(checkout / "output") == tree(built / "output")


def test_nothing_is_ever_put_back_outside_the_folder(checkout: Path) -> None:
    for table in ("outputs", "stamps"):
        moved = "SET name = '../taken.html' WHERE name = 'index.html'"
        damage(f"UPDATE {table} {moved}")(checkout)
    assert "Put back" not in said_by(checkout)
    assert not (checkout / "taken.html").exists()
    assert (checkout / "output/index.html").is_file()


def test_a_folder_where_a_page_belongs_is_told_by_the_build(checkout: Path) -> None:
    in_the_way(checkout)
    ran = forge(1).run(checkout, "build", env={"SOURCE_DATE_EPOCH": str(NOW)})
    assert ran.exit_code == 1
    assert "404.html" in ran.said
    assert "Traceback" not in ran.said


def test_a_quiet_build_puts_back_without_a_word(checkout: Path) -> None:
    said_by(checkout, "--quiet")
    shutil.rmtree(checkout / "output")
    assert "Put back" not in said_by(checkout, "--quiet")
    assert (checkout / "output/index.html").is_file()


def test_pelican_is_not_needed_to_put_files_back(checkout: Path) -> None:
    said_by(checkout)
    shutil.rmtree(checkout / "output")
    code = (
        "import sys, weekpress.cli as cli\n"
        "sys.argv = ['weekpress', 'build']\n"
        "try: cli.main()\n"
        "finally: print('pelican' in sys.modules, 'pydantic' in sys.modules)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": str(NOW)},
    )  # fmt: skip
    assert ran.stdout.startswith("Put back ")
    assert ran.stdout.endswith("False False\n")


def test_where_a_changed_text_is_at_fault_nothing_is_put_back(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(built, folder)
    said_by(folder)
    (folder / "output/index.html").unlink()
    note = folder / "content/weeknotes/missed-bins/2026-w47.md"
    note.write_text(note.read_text("utf-8").replace("2026-W47", "2026-W46"), "utf-8")
    before = tree(folder / "output")
    ran = forge(1).run(folder, "build", env={"SOURCE_DATE_EPOCH": str(NOW)})
    assert (ran.exit_code, tree(folder / "output") == before) == (1, True)
