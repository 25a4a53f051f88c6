"""What the figures are measured on: the same posts each time, in the shape that is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import mean

import pytest

from corpus import AUTHORS, CATEGORIES, Made, posts
from edits import edits
from report import write_regions
from sites import SITES

COUNT = 1000
CORPUS = list(posts(COUNT))


def share(holds: Callable[[str], bool]) -> float:
    """How many of the posts, of 1, have a body that holds what is asked for."""
    return sum(holds(post.body) for post in CORPUS) / COUNT


def test_the_corpus_is_the_same_each_time() -> None:
    assert list(posts(COUNT)) == CORPUS
    assert list(posts(20, seed=1)) != list(posts(20, seed=2))


@pytest.mark.parametrize(
    ("sign", "expected"),
    [("```python", 0.35), ("](IMAGE)", 0.30), ("|---|", 0.12), ("](LINK(", 0.50)],
)
def test_posts_hold_what_is_told(sign: str, expected: float) -> None:
    assert share(lambda body: sign in body) == pytest.approx(expected, abs=0.05)


def test_posts_are_as_long_as_told() -> None:
    assert mean(len(post.body.split()) for post in CORPUS) == pytest.approx(500, rel=0.03)
    assert mean(len(post.body) for post in CORPUS) == pytest.approx(3750, rel=0.03)


def test_posts_stand_in_the_lists_that_are_told() -> None:
    assert {len(set(post.tags)) for post in CORPUS} == {3, 4, 5, 6}
    assert len({post.author for post in CORPUS}) == AUTHORS
    assert len({post.category for post in CORPUS}) == CATEGORIES
    assert [post.date for post in CORPUS] == sorted({post.date for post in CORPUS})


@pytest.mark.parametrize("name", SITES)
def test_a_site_has_one_file_a_post(name: str, tmp_path: Path) -> None:
    site, few = SITES[name], CORPUS[:30]
    site.write(tmp_path / name, few)
    files = sorted((tmp_path / name / site.posts).glob("*.md"))
    assert [file.name for file in files] == [post.file for post in few]
    assert not any(
        sign in file.read_text(encoding="utf-8") for file in files for sign in ("IMAGE", "LINK(")
    )


def test_an_edit_shows_by_a_sign_that_was_not_there() -> None:
    before: dict[str, Made] = {post.file: post for post in CORPUS}
    for edit in edits(CORPUS, 1):
        old = before.get(edit.post.file)
        assert edit.removed or edit.post != old
        assert edit.kind in {"slug", "tag", "date"} or edit.sign not in str(old) or edit.removed
        before[edit.post.file] = edit.post


def test_figures_go_between_their_marks_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    text = "a\n<!-- bench: builds -->\nold\n<!-- bench end -->\nb\n"
    page.write_text(text, encoding="utf-8")
    write_regions(page, {"builds": "new"})
    assert page.read_text(encoding="utf-8") == text.replace("old", "new")
    with pytest.raises(ValueError, match="watch"):
        write_regions(page, {"watch": "new"})
