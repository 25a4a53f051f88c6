"""What is drawn ahead of a build is what the build then draws, or what it soon mends."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import NOW, ROOT, copy_of
from comparing import NOW as NOW_S
from forking import Ran, forge
from sites_changing import tree
from weekpress.cli.meant import Meant
from weekpress.cli.serve.resident import Resident

POST = "content/posts/2026-11-13-a-letter-people-can-act-on.md"
PAGE = "a-letter-people-can-act-on/index.html"
NOTE = "content/weeknotes/plain-letters/2026-w45.md"
NOTE_PAGE = "weeknotes/2026/w45/plain-letters/index.html"
NEW = "content/posts/new.md"
HEAD = "---\ntitle: Brand new\ndate: 2026-11-26\nid: 4d1c6f0a\n{more}---\n\nNew words.\n"


@dataclass
class Writing:
    """A site that somebody writes in, and what `serve` knows of it."""

    site: Path
    resident: Resident

    def saved(self, name: str, text: str) -> int:
        """Save a file; how many pages are drawn ahead of the build."""
        (self.site / name).write_text(text, encoding="utf-8")
        return self.resident.draw_ahead({self.site / name})

    def edited(self, name: str, old: str, new: str) -> int:
        text = (self.site / name).read_text(encoding="utf-8")
        assert old in text
        return self.saved(name, text.replace(old, new, 1))

    def page(self, name: str) -> str:
        return (self.site / "output" / name).read_text(encoding="utf-8")

    def build(self) -> Ran:
        return built(self.site)


def built(site: Path) -> Ran:
    return forge(1).run(site, "build", env={"SOURCE_DATE_EPOCH": str(NOW_S)})


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built."""
    site = copy_of(ROOT, tmp_path_factory.mktemp("ahead") / "site")
    assert built(site).exit_code == 0
    return site


@pytest.fixture
def writing(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Writing]:
    """That site in its place, which its notes name; put back as it was when the test is over."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.chdir(sample)
    kept = sample.with_name("kept")
    shutil.copytree(sample, kept)
    meant = Meant(*(sample / name for name in ("pelicanconf.py", "content", "output", ".cache")))
    resident = Resident(meant, ["build"])
    resident.learn()
    yield Writing(sample, resident)
    resident.forget()
    shutil.rmtree(sample)
    kept.rename(sample)


@pytest.mark.parametrize(
    ("name", "page", "old", "new"),
    [
        (POST, PAGE, "title: How we wrote", 'title: How "they" wrote'),
        (POST, PAGE, "summary: ", "summary: In short, "),
        (POST, PAGE, "\n---\n\n", "\nmodified: 2026-11-20\n---\n\nMore. "),
        (NOTE, NOTE_PAGE, "\n---\n\n", "\nmodified: 2026-11-20\n---\n\nThe LMS again. "),
        (NOTE, NOTE_PAGE, "  - data\n", "  - data\n  - post\n"),
    ],
    ids=["title", "summary", "modified", "a term", "weeknote"],
)  # fmt: skip
def test_the_page_of_an_edit_is_as_the_build_draws_it(
    name: str, page: str, old: str, new: str, writing: Writing
) -> None:
    before = writing.page(page)
    assert writing.edited(name, old, new) == 2
    ahead = writing.page(page), writing.page("index.html")
    assert ahead[0] != before
    assert writing.build().exit_code == 0
    assert ahead == (writing.page(page), writing.page("index.html"))


def test_a_tag_and_an_author_that_nobody_had_are_shown(writing: Writing) -> None:
    assert writing.saved(NEW, HEAD.format(more="tags: [Ünheard of]\nauthors: [Zoë Ayele]\n")) == 2
    page = writing.page("new/index.html")
    assert 'href="/tags/unheard-of/"' in page
    assert "Zoë Ayele" in page


def test_a_new_post_is_on_the_home_page(writing: Writing) -> None:
    assert writing.saved(NEW, HEAD.format(more="")) == 2
    assert "Brand new" in writing.page("index.html")
    assert "New words." in writing.page("new/index.html")


def test_a_post_that_is_gone_is_not_on_the_home_page(writing: Writing) -> None:
    assert "/a-letter-people-can-act-on/" in writing.page("index.html")
    (writing.site / POST).unlink()
    assert writing.resident.draw_ahead({writing.site / POST}) == 1
    assert "/a-letter-people-can-act-on/" not in writing.page("index.html")


def test_another_date_is_another_place_on_the_home_page(writing: Writing) -> None:
    assert writing.edited(POST, "date: 2026-11-13", "date: 2019-01-02") == 2
    assert "/a-letter-people-can-act-on/" not in writing.page("index.html")
    assert "2019" in writing.page(PAGE)


@pytest.mark.parametrize("then", ["slug: third\n", "status: draft\n", None])
def test_the_build_leaves_nothing_of_what_was_drawn_ahead(
    then: str | None, writing: Writing, tmp_path: Path
) -> None:
    assert writing.saved(NEW, HEAD.format(more="slug: second\n")) == 2
    assert (writing.site / "output/second/index.html").is_file()
    if then:
        (writing.site / NEW).write_text(HEAD.format(more=then), encoding="utf-8")
    else:
        (writing.site / NEW).unlink()
    assert writing.build().exit_code == 0
    clean = copy_of(writing.site, tmp_path / "clean")
    assert built(clean).exit_code == 0
    assert tree(writing.site / "output") == tree(clean / "output")


@pytest.mark.parametrize(
    "text",
    [
        HEAD.format(more="titel: x\nauthors: 3\n").replace("title", "tilte"),
        HEAD.format(more="status: draft\n"),
        HEAD.format(more="").replace("2026-11-26", "2031-01-01"),
        HEAD.format(more="slug: a-letter-people-can-act-on\n"),
        HEAD.format(more="slug: ../../etc\n"),
        "No front matter.",
        "",
    ],
    ids=["a fault", "a draft", "a future post", "another's slug", "a way out", "none", "empty"],
)  # fmt: skip
def test_what_is_not_to_be_shown_or_must_be_mended_is_left_to_the_build(
    text: str, writing: Writing
) -> None:
    before = tree(writing.site / "output")
    assert writing.saved(NEW, text) == 0
    assert tree(writing.site / "output") == before


def test_a_page_or_a_picture_is_left_to_the_build(writing: Writing) -> None:
    before = tree(writing.site / "output")
    assert writing.edited("content/pages/about.md", "title: ", "title: More ") == 0
    writing.resident.learn()
    assert writing.edited("content/images/kiosk.svg", "<svg", "<svg ") == 0
    assert tree(writing.site / "output") == before
