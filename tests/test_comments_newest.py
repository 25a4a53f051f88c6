"""The newest of a site: found without looking through every thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import built, copy_of, weekpress
from some_comments import FIRST, POST, comment, put
from test_comments_shown import write
from weekpress.comments.newest import newest
from weekpress.comments.record import post_key
from weekpress.comments.threads import thread
from weekpress.frontmatter.identity import entry_id_of_path

LONDON = ZoneInfo("Europe/London")
MINUTES = st.lists(st.lists(st.integers(0, 9), max_size=5), max_size=6)
"""For each article, when its comments were approved: many in one minute."""


@given(MINUTES, st.integers(1, 8))
def test_the_newest_are_those_that_were_approved_last(minutes: list[list[int]], most: int) -> None:
    articles, every, number = [], [], 0
    for approved in minutes:
        said = []
        for minute in approved:
            said.append(replace(comment(number), published=FIRST + timedelta(minutes=minute)))
            number += 1
        every += said
        articles.append(SimpleNamespace(comments_thread=thread(said, LONDON) if said else None))
    last = sorted(every, key=lambda one: (one.published, one.id), reverse=True)[:most]
    assert [one.comment.id for one in newest(articles, most)] == [one.id for one in last]


def test_a_translation_that_pelican_reads_has_its_comments_and_their_feed(tmp_path: Path) -> None:
    content = tmp_path / "first/content"
    (content / "posts").mkdir(parents=True)
    for lang, words in (("en", "Bins"), ("cy", "Biniau")):
        text = f"{words}\n######\n\n:date: 2026-11-01\n:slug: bins\n:lang: {lang}\n\nWhat we did.\n"
        (content / f"posts/{lang}.rst").write_text(text, encoding="utf-8")
    welsh = post_key(entry_id_of_path("posts/cy.rst"))
    put(content, comment(0, post=welsh, body="Diolch."))
    (tmp_path / "first/settings.py").write_text(
        'ARTICLE_LANG_URL = "{lang}/{slug}/"\nARTICLE_LANG_SAVE_AS = "{lang}/{slug}/index.html"\n'
    )
    (tmp_path / "site").mkdir()
    made = built(copy_of(tmp_path / "first", tmp_path / "site"))
    assert made.exit_code == 0, made.stdout + made.stderr
    for name in ("cy/bins/index.html", "cy/bins/comments/atom.xml", "comments/index.html"):
        assert "Diolch." in (made.output / name).read_text("utf-8"), name


@pytest.mark.parametrize(
    ("command", "key"),
    [("build", {"slug": "comments"}), ("check", {"slug": "comments"}),
     ("build", {"redirect_from": "[/comments/]"})],
)  # fmt: skip
@pytest.mark.parametrize(("service", "code"), [("http://127.0.0.1:8010", 1), ("", 0)])
def test_nothing_stands_where_a_readers_first_comment_will_make_a_page(
    service: str, code: int, command: str, key: dict[str, str], tmp_path: Path
) -> None:
    write(tmp_path / "first/content", "bins", POST, **key)
    setting = f'WEEKPRESS_COMMENTS_SERVICE = "{service}"\n'
    (tmp_path / "first/settings.py").write_text(setting)
    (tmp_path / "site").mkdir()
    said = weekpress(copy_of(tmp_path / "first", tmp_path / "site"), command)
    assert said.returncode == code, said.stdout + said.stderr
    assert ("the comments page" in said.stdout + said.stderr) == bool(code)


def test_the_newest_are_shown_without_their_answers() -> None:
    article = SimpleNamespace(comments_thread=thread([comment(0), comment(1, 0)], LONDON))
    assert [one.comment.replies for one in newest([article])] == [(), ()]
