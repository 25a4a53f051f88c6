"""A real team blog, as another generator left it: 2,084 posts by 671 authors.

The data is public domain and lies beside the checkout; it is never part of it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
import yaml

from building import Built, real_news, weekpress

NAMED = re.compile(r"^(?P<path>\S+\.md):\d+: [\w ]+: .+", re.MULTILINE)


@dataclass(frozen=True)
class RealSite:
    """The posts, the files named as faulty at first, and the site built without them."""

    posts: Path
    named: frozenset[str]
    built: Built


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> RealSite:
    folder = tmp_path_factory.mktemp("real")
    posts, output = folder / "news", folder / "output"
    shutil.copytree(real_news(), posts)
    first = weekpress(folder, "build", "--content", "news", "--output", "output")
    assert first.returncode == 1
    assert not output.exists()
    said = first.stdout + first.stderr
    named = {m["path"] for m in NAMED.finditer(said) if not m[0].startswith("warning")}
    for path in named:
        (folder / path).unlink()
    done = weekpress(folder, "build", "--content", "news", "--output", "output")
    assert done.returncode == 0, done.stdout + done.stderr
    built = Built(output, done.stdout, done.stderr, done.returncode)
    return RealSite(posts, frozenset(named), built)


def heads(site: RealSite) -> Iterator[tuple[Path, dict[str, object], str]]:
    """Each post that was not set aside: its path, its front matter, its page."""
    for path in sorted(site.posts.rglob("*.md")):
        if not path.name.startswith("_"):
            text = path.read_text(encoding="utf-8-sig")
            source = re.split(r"^---\s*$", text, maxsplit=2, flags=re.MULTILINE)[1]
            head = yaml.load(source, Loader=yaml.BaseLoader)  # noqa: S506 -- strings only
            page = site.built.output / str(head["slug"]) / "index.html"
            if head.get("draft") == "true":
                continue
            yield path, head, page.read_text(encoding="utf-8") if page.is_file() else ""


def test_no_post_vanishes_in_silence(site: RealSite) -> None:
    assert [path.name for path, _, page in heads(site) if not page] == []
    others = 1 + 1  # the section page and the one draft, both told of
    assert len(site.named) + len(list(heads(site))) + others == 2084
    assert "Left out: 1 draft." in site.built.stdout + site.built.stderr
    assert "_index.md:1: file: is a section page" in site.built.stdout + site.built.stderr
    assert len(site.named) < 25


def test_every_page_has_its_title_authors_date_and_tags(site: RealSite) -> None:
    for path, head, page in heads(site):
        main = page[page.index("<main") : page.index("</main>")]
        words = _letters(re.sub(r"<[^>]+>", " ", main))
        assert _letters(str(head["title"])) in words, path
        assert f'datetime="{str(head["date"])[:10]}' in page, path
        for author in head.get("authors") or ():
            assert f"/people/{author}/" in main or author != author.lower(), (path, author)
        for tag in head.get("topics") or ():
            assert _letters(tag) in words, (path, tag)


def test_no_quote_or_bracket_of_yaml_shows_in_a_title(site: RealSite) -> None:
    for path, head, page in heads(site):
        shown = unescape(re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1])  # type: ignore[index]  # each has one
        title = str(head["title"])
        assert shown[0] not in "'\"[" or title[0] in "'\"[“‘", path


def test_no_shortcode_is_printed_as_prose(site: RealSite) -> None:
    for path, _, page in heads(site):
        prose = re.sub(r"<(pre|code)\b.*?</\1>", "", page, flags=re.DOTALL)
        assert "{{" not in prose, path
        assert "{{" not in unescape(prose), path


def test_shortcodes_are_reported_with_their_count(site: RealSite) -> None:
    said = site.built.stdout + site.built.stderr
    assert re.search(r"shortcode: \{\{< legacy-img >\}\} .+ \(2,\d{3} times in 1,\d{3} files", said)


def _letters(text: str) -> str:
    """Only the letters and digits, so that curly quotes, dashes and spaces do not matter."""
    return re.sub(r"[\W_]+", "", unescape(text)).casefold()
