"""What a built site shows of comments: under their posts, in lists, on a page and in feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import Built, built, copy_of, weekpress
from some_comments import POST, comment, put, put_text, ulid
from test_comments_text import PAYLOADS, active

OTHER = "00000000-0000-4000-8000-000000000000"


def write(content: Path, name: str, entry: str, **keys: str) -> Path:
    """A post of that id."""
    path = content / "posts" / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {"title": name.title(), "date": "2026-11-01", "id": entry, "tags": "x"} | keys
    lines = [f"{key}: {value}" for key, value in head.items()]
    path.write_text("\n".join(["---", *lines, "---", "", "What we did.", ""]), encoding="utf-8")
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with two posts: bins, with two comments and an answer, and letters, with none."""
    content = tmp_path / "first/content"
    write(content, "bins", POST)
    write(content, "letters", OTHER, tags="y")
    put(content, comment(0), comment(1), comment(2, 0))
    folder = tmp_path / "site"
    folder.mkdir()
    return copy_of(tmp_path / "first", folder)


def done(site: Path, *arguments: str) -> Built:
    """A build that goes well."""
    found = built(site, *arguments)
    assert found.exit_code == 0, found.stdout + found.stderr
    return found


def page(site: Path, name: str = "bins/index.html") -> str:
    return (site / "output" / name).read_text("utf-8")


def saying(site: Path, words: str) -> list[str]:
    """The files of the output that hold these words."""
    output = site / "output"
    return sorted(p.relative_to(output).as_posix() for p in _files(output)
                  if words.encode() in p.read_bytes())  # fmt: skip


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def test_comments_stand_under_their_post_with_answers_inside(site: Path) -> None:
    done(site)
    found = re.findall(r'id="(comment-\w+)"|(<ol|</ol>)', page(site).partition('comments"')[2])
    drawn = [id_.removeprefix("comment-") or tag for id_, tag in found]
    assert drawn == ["<ol", ulid(0), "<ol", ulid(2), "</ol>", ulid(1), "</ol>"]


def test_lists_and_the_post_say_how_many_there_are(site: Path) -> None:
    done(site)
    assert '<a href="#comments">3 comments</a>' in page(site)
    assert 'href="/bins/#comments">3 comments' in page(site, "index.html")
    assert 'href="/letters/#comments"' not in page(site, "index.html")


def test_the_newest_have_a_page_and_three_feeds(site: Path) -> None:
    done(site)
    files = saying(site, "What I think, 2.")
    of_site = {f"comments/{name}" for name in ("index.html", "feed.xml", "atom.xml", "feed.json")}
    assert of_site | {"bins/index.html", "bins/comments/atom.xml"} == set(files)
    assert '<a href="/comments/">Comments</a>' in page(site, "letters/index.html")


def test_a_posts_own_feed_is_named_by_its_page_and_not_among_subscriptions(site: Path) -> None:
    done(site)
    assert page(site).count('href="/bins/comments/atom.xml"') == 2
    assert "bins/comments" not in page(site, "subscribe/index.html")
    assert "/comments/feed.xml" in page(site, "subscribe/index.html")


def test_without_comments_nothing_speaks_of_any(site: Path) -> None:
    for path in _files(site / "content/comments"):
        path.unlink()
    done(site)
    assert saying(site, "/comments/") == []
    assert not (site / "output/comments/index.html").exists()


@pytest.mark.parametrize(
    "keys", [{"status": "draft"}, {"status": "hidden"}, {"date": "2031-01-01"}]
)
def test_comments_on_what_nobody_may_see_are_nowhere(site: Path, keys: dict[str, str]) -> None:
    write(site / "content", "bins", POST, **keys)
    found = done(site)
    assert saying(site, "What I think") == []
    assert "no post has this id" not in found.stdout + found.stderr


def test_a_preview_shows_none_on_what_is_no_page_yet(site: Path) -> None:
    write(site / "content", "bins", POST, status="draft")
    done(site, "--drafts")
    assert "What I think" not in (site / "preview/bins/index.html").read_text("utf-8")


def test_a_post_that_goes_keeps_its_comments_and_has_them_when_it_is_back(site: Path) -> None:
    (site / "content/posts/bins.md").unlink()
    gone = done(site)
    told = gone.stdout + gone.stderr
    assert told.count("no post has this id, so 3 comments are not shown.") == 1
    assert saying(site, "What I think") == []
    write(site / "content", "crates", POST)
    done(site)
    assert "What I think, 2." in page(site, "crates/index.html")


def test_a_post_that_takes_no_more_comments_shows_those_it_has(site: Path) -> None:
    write(site / "content", "bins", POST, comments="no")
    done(site)
    assert "What I think, 2." in page(site)


def test_what_is_withdrawn_is_gone_at_the_next_build(site: Path) -> None:
    done(site)
    for number in (0, 1, 2):
        (site / "content" / comment(number).path).unlink()
    done(site)
    assert saying(site, "What I think") == []
    assert not (site / "output/bins/comments").exists()
    assert not (site / "output/comments/index.html").exists()


def test_an_answer_to_what_was_withdrawn_says_so(site: Path) -> None:
    (site / "content" / comment(0).path).unlink()
    done(site)
    assert "Answers a comment that is no longer here" in page(site)


def test_a_note_on_an_edit_is_told(site: Path) -> None:
    put(site / "content", comment(1, edited="a house number taken out"))
    done(site)
    assert "Edited: <bdi>a house number taken out</bdi>" in page(site)


def test_faults_stop_the_build_all_told_and_nothing_written(site: Path) -> None:
    put_text(site / "content", "{", 5)
    put_text(site / "content", {"id": ulid(6)}, 6)
    found = built(site)
    told = found.stdout + found.stderr
    assert found.exit_code == 1
    assert "is no JSON" in told
    assert "published: is missing" in told
    assert not (site / "output/index.html").exists()


def test_a_check_says_what_a_build_says(site: Path) -> None:
    put_text(site / "content", "{", 5)
    (site / "content/posts/letters.md").unlink()
    put(site / "content", comment(7, post=OTHER))
    said = weekpress(site, "check", "--format", "json")
    assert said.returncode == 1
    found = built(site)
    for line in ("is no JSON", "no post has this id, so 1 comment is not shown."):
        assert line in found.stderr + found.stdout
        assert line in said.stdout


@pytest.mark.parametrize("field", ["name", "edited", "body"])
def test_nothing_a_reader_sends_is_active_in_a_page_or_feed(site: Path, field: str) -> None:
    many = [comment(10 + n, **{field: text}) for n, text in enumerate(PAYLOADS)]
    put(site / "content", *many)
    done(site)
    thread = page(site).partition('id="comments">')[2].partition("</section>")[0]
    tags = "bdi|div|span|time|li|ol|p"
    own = rf'<(/?)({tags})( (class|id|dir|datetime|aria-hidden)="[^"]*")*>'
    links = r'<a href="(#|/|http://127.0.0.1:8010/)[^"]*">'
    assert active(re.sub(f"{own}|{links}", "", thread)) == []
    for feed in ("comments/feed.xml", "comments/atom.xml", "bins/comments/atom.xml"):
        assert not re.search(r"<(script|img|svg|iframe|form)\b", page(site, feed))
        assert not re.search(r"&lt;(script|img|svg|iframe|form)\b", page(site, feed))


def test_a_site_whose_settings_are_of_before_builds_without_comments(site: Path) -> None:
    file = site / "pelicanconf.py"
    with file.open("a", encoding="utf-8") as settings:
        settings.write('PLUGINS.remove("weekpress.comments.plugin")\n')
    done(site)
    assert saying(site, "What I think") == []


def test_without_a_page_of_them_posts_have_theirs_all_the_same(site: Path) -> None:
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('DIRECT_TEMPLATES.remove("comments")\n')
    done(site)
    assert saying(site, "What I think, 2.") == ["bins/comments/atom.xml", "bins/index.html"]
    assert '<a href="/comments/"' not in page(site)


def test_one_new_comment_is_written_into_what_shows_it_and_nothing_else(site: Path) -> None:
    done(site)
    before = {path: path.stat().st_mtime_ns for path in _files(site / "output")}
    put(site / "content", comment(3))
    done(site)
    output = site / "output"
    touched = {path.relative_to(output).as_posix() for path in _files(output)
               if before.get(path) != path.stat().st_mtime_ns}  # fmt: skip
    lists = {"index.html", "tags/x/index.html", "categories/posts/index.html"}
    feeds = {f"comments/{name}" for name in ("feed.xml", "atom.xml", "feed.json", "index.html")}
    assert touched - {".weekpress-files"} == lists | feeds | {
        "bins/index.html", "bins/comments/atom.xml"}  # fmt: skip
