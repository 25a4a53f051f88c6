"""What a subscriber sees: newsboat, a reader people use, over feeds as they are served."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from building import NOW, Require, Serve, built, copy_of

SITE = Path(__file__).parent / "sites" / "feeds"
Row = tuple[str, str, str, str]


class Reader:
    """A subscriber to one site, with their own newsboat; they have read all they have."""

    def __init__(self, newsboat: str, folder: Path, site: str, feed: str) -> None:
        self.newsboat, self.folder = newsboat, folder
        folder.mkdir()
        (folder / "config").write_text("", encoding="utf-8")
        (folder / "urls").write_text(f"{site}/{feed}\n", encoding="utf-8")

    def new(self) -> list[Row]:
        """Reload; give what is unread as guid, title, author and content, then mark it read."""
        command = [self.newsboat, "-q", "-u", "urls", "-c", "cache.db", "-C", "config"]
        subprocess.run(
            [*command, "-x", "reload"],
            cwd=self.folder,
            env={**os.environ, "HOME": str(self.folder)},
            check=True,
            timeout=60,
        )
        with sqlite3.connect(self.folder / "cache.db") as cache:
            rows = cache.execute(
                "select guid, title, author, content from rss_item where unread = 1 order by guid"
            ).fetchall()
            cache.execute("update rss_item set unread = 0")
        return rows


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of three posts, to build again and again."""
    folder = tmp_path / "site"
    folder.mkdir()
    copy_of(SITE, folder)
    rebuild(folder)
    return folder


def rebuild(folder: Path, epoch: str = NOW) -> None:
    result = built(folder, "--publish", env={"SOURCE_DATE_EPOCH": epoch})
    assert result.exit_code == 0, result.stdout + result.stderr


@pytest.fixture(params=["feed.xml", "atom.xml"])
def reader(
    request: pytest.FixtureRequest, require: Require, serve: Serve, site: Path, tmp_path: Path
) -> Reader:
    """A subscriber to the site's RSS, and one to its Atom feed."""
    address = serve(site / "output")
    return Reader(require("newsboat"), tmp_path / "reader", address, request.param)


def change(site: Path, post: str, old: str, new: str) -> None:
    path = site / "content" / "posts" / post
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_subscriber_gets_every_post_whole_with_all_its_authors(reader: Reader) -> None:
    found = {title: (author, content) for _, title, author, content in reader.new()}
    assert set(found) == {"Bins & brooms", "Ymuno â’r llyfrgell", "An old post"}
    author, content = found["Bins & brooms"]
    assert "Ada Lovelace" in author
    assert "Grace Hopper" in author
    assert "The last words of the post." in content


def test_a_rebuild_brings_nothing_new(reader: Reader, site: Path) -> None:
    reader.new()
    rebuild(site, epoch=str(int(NOW) + 86_400))
    assert reader.new() == []


def test_a_changed_title_brings_nothing_new(reader: Reader, site: Path) -> None:
    reader.new()
    change(site, "2026-11-20-bins.md", "title: Bins & brooms", "title: Brooms & bins")
    rebuild(site)
    assert reader.new() == []


def test_a_changed_slug_and_date_bring_nothing_new(reader: Reader, site: Path) -> None:
    reader.new()
    change(site, "2026-11-20-bins.md", "date: 2026-11-20", "date: 2026-11-21\nslug: brooms")
    rebuild(site)
    assert (site / "output" / "brooms" / "index.html").is_file()
    assert reader.new() == []


def test_a_new_post_is_the_only_thing_new(reader: Reader, site: Path) -> None:
    reader.new()
    (site / "content/posts/2026-11-26-new.md").write_text(
        "---\ntitle: New\ndate: 2026-11-26\nid: 5f1d9c1e-6f0e-4c53-8f0a-6f3f0f3b7a11\n---\nHi.\n",
        encoding="utf-8",
    )
    rebuild(site)
    assert [title for _, title, _, _ in reader.new()] == ["New"]


def test_a_post_imported_from_wordpress_is_known_by_its_old_id(reader: Reader) -> None:
    assert "https://blog.example.org/hackit/?p=123" in {guid for guid, *_ in reader.new()}
