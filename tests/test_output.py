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


def test_a_file_only_pelican_reads_is_an_article_like_others(site: Path) -> None:
    (site / "content/posts/old.rst").write_text("Title\n=====\n\n:date: 2026-11-01\n\nWords.\n")
    done = weekpress(site, "build")
    assert done.returncode == 0, done.stderr
    assert "<h1>Title</h1>" in (site / "output/title/index.html").read_text(encoding="utf-8")


def test_what_an_entity_hides_is_not_copied_from_outside(site: Path) -> None:
    (site / "secret.txt").write_text("key")
    with (site / "content/posts/one.md").open("a") as post:
        post.write('\n<a href="&#123;attach}../../secret.txt">x</a>\n')
    done = weekpress(site, "build")
    assert done.returncode == 1
    assert "leads outside the content folder" in done.stderr
    assert not (site / "output").exists()


def test_one_tag_or_author_twice_lists_an_article_once(site: Path) -> None:
    post = site / "content/posts/one.md"
    head = "---\ntags: [Python, python]\nauthors: [Amy Price, amy price]\ncategory: '!!!'\n"
    post.write_text(post.read_text().replace("---\n", head, 1), encoding="utf-8")
    done = weekpress(site, "build")
    assert done.returncode == 0, done.stderr
    assert (site / "output/tags/python/feed.xml").read_text().count("<guid") == 1
    assert "Amy Price and" not in (site / "output/one/index.html").read_text(encoding="utf-8")


def test_no_field_of_any_file_brings_a_script(site: Path) -> None:
    bad = '"<script>alert(1)</script><img src=x onerror=alert(2)>"'
    fields = {
        "projects/p": f"name: {bad}\nsummary: {bad}\naliases: [{bad}]\npeople: [{bad}]",
        "people/a": f"name: {bad}\nrole: {bad}\nlinks:\n  {bad}: https://example.org/",
        "pages/x": f"title: {bad}\nsummary: {bad}\nmenu_order: 1",
        "posts/y": f"title: {bad}\ndate: 2026-11-01\nsummary: {bad}\ntags: [{bad}]\n"
        f"category: {bad}\nauthors: [{bad}]",
        "weeknotes/p/n": f"week: 2026-W45\nsummary: {bad}",
    }
    for name, head in fields.items():
        path = site / f"content/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\n{head.replace(f'aliases: [{bad}]', 'aliases: []')}\n---\n")
    done = weekpress(site, "build")
    assert done.returncode == 0, done.stderr
    written = {n: d for n, d in pages(site).items() if n.endswith((".html", ".xml"))}
    assert [n for n, d in written.items() if b"<script>" in d or b"<img src=x" in d] == []


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
