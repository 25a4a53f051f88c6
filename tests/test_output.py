"""What is in output/: all that was asked for, nothing else, and never half of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from building import NOW, ROOT, copy_of, weekpress

POST = "---\ntitle: {}\ndate: 2026-11-20\nstatus: {}\n---\nThe words of {}.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two posts, one of them a draft, in a folder of its own."""
    source = tmp_path / "source/content/posts"
    source.mkdir(parents=True)
    (source / "one.md").write_text(POST.format("One", "published", "one"), encoding="utf-8")
    (source / "two.md").write_text(POST.format("Two", "draft", "two"), encoding="utf-8")
    folder = tmp_path / "site"
    folder.mkdir()
    return copy_of(tmp_path / "source", folder)


def pelican(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build with Pelican's own command."""
    return subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": NOW},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def pages(folder: Path) -> dict[str, bytes]:
    output = folder / "output"
    files = (p for p in output.rglob("*") if p.is_file())
    return {p.relative_to(output).as_posix(): p.read_bytes() for p in files}


def test_a_draft_is_nowhere(site: Path) -> None:
    assert weekpress(site, "build").returncode == 0
    found = pages(site)
    assert "one/index.html" in found
    assert [name for name, data in found.items() if "two" in name or b"words of two" in data] == []


def test_a_post_taken_back_takes_its_page_along(site: Path) -> None:
    weekpress(site, "build")
    post = site / "content/posts/one.md"
    post.write_text(post.read_text().replace("published", "draft"), encoding="utf-8")
    assert weekpress(site, "build").returncode == 0
    assert not (site / "output/one").exists()
    assert [name for name, data in pages(site).items() if b"words of one" in data] == []


def test_a_fault_leaves_the_last_good_site_to_the_byte(site: Path) -> None:
    weekpress(site, "build")
    before = pages(site)
    (site / "content/posts/three.md").write_text("---\ntitel: Three\n---\n", encoding="utf-8")
    (site / "content/posts/one.md").unlink()
    assert weekpress(site, "build").returncode == 1
    assert pages(site) == before


def test_what_others_put_in_the_folder_stays(site: Path) -> None:
    weekpress(site, "build")
    (site / "output/CNAME").write_text("notes.example.org")
    weekpress(site, "build")
    assert (site / "output/CNAME").read_text() == "notes.example.org"


def test_pelican_itself_stops_at_a_fault_in_words(site: Path) -> None:
    (site / "content/posts/three.md").write_text("---\ntitle: Three\n---\n", encoding="utf-8")
    put_theme_in(site)
    done = pelican(site)
    assert done.returncode == 1
    assert "content/posts/three.md:1: date: is missing. Write date: 2026-11-20" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert not (site / "output").exists()


def test_a_file_only_pelican_reads_is_named_when_it_cannot(site: Path) -> None:
    (site / "content/posts/old.rst").write_text("Title\n=====\n\n:date: soon\n\nWords.\n")
    done = weekpress(site, "build")
    assert done.returncode == 1
    assert "posts/old.rst:1: file: could not be read." in done.stderr


def test_two_builds_in_one_process_share_nothing(site: Path) -> None:
    put_theme_in(site)
    script = (
        "import os, sys\n"
        "from pelican import Pelican\n"
        "from pelican.settings import read_settings\n"
        "for name in ('a', 'b'):\n"
        "    Pelican(read_settings('pelicanconf.py', {'OUTPUT_PATH': name})).run()\n"
        "    os.unlink('content/posts/one.md') if name == 'a' else None\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": NOW}
    subprocess.run([sys.executable, "-c", script], cwd=site, env=env, check=True)
    assert (site / "a/one/index.html").is_file()
    assert not (site / "b/one").exists()
    assert b"words of one" not in b"".join(p.read_bytes() for p in (site / "b").rglob("*.*"))


def put_theme_in(site: Path) -> None:
    """Pelican's own command looks for the theme where the settings say."""
    (site / "theme").symlink_to(ROOT / "theme")
