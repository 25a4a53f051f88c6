"""Decisions gathered: by project, each at its line, each an entry that stays the same one."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import ROOT, BuildSite
from weekpress.markup import Renderer
from weekpress.weeknotes.decisions import bulletin, by_project, decisions_of, entry_id

WORDS = st.lists(st.sampled_from(["wait", "ask", "pay", "go on"]), unique=True, min_size=1)


def article(text: str, **more: Any) -> Any:
    """An article as weekpress.reader leaves it, as far as decisions are asked for."""
    rendered = Renderer(typography=False).render(text, "content/a.md", 1)
    given = {
        "url": "a/", "entry_id": "urn:uuid:1", "title": "A", "lang": "en", "project": None,
        "date": datetime(2026, 11, 20, tzinfo=UTC), "authors": [], "tags": [], "category": None,
    }  # fmt: skip
    return SimpleNamespace(**(given | {"decisions": rendered.decisions} | more))


def listed(words: list[str]) -> Any:
    return article("## Decided\n\n" + "\n".join(f"- To {one}" for one in words))


def ids(of: Any) -> dict[str, str]:
    return {one.words: entry_id(one) for one in decisions_of([of])}


def test_each_leads_to_its_line_and_is_counted_in_its_article() -> None:
    found = decisions_of([listed(["wait", "ask"]), article("Decided: tea", url="b/")])
    assert [one.url for one in found] == ["a/#decision-1", "a/#decision-2", "b/#decision-1"]
    assert [one.number for one in found] == [1, 2, 1]


def test_projects_come_in_their_order_and_what_has_none_last() -> None:
    quiet = SimpleNamespace(decisions=[])
    bins = SimpleNamespace(decisions=decisions_of([listed(["wait"])]))
    groups = by_project([quiet, bins], [article("Decided: tea")])
    assert [project for project, _ in groups] == [bins, None]
    assert by_project([quiet], [article("Tea.")]) == []


@given(WORDS, st.sampled_from(["rest", "sing"]))
def test_one_put_before_them_leaves_each_entry_the_one_it_was(words: list[str], new: str) -> None:
    before, after = ids(listed(words)), ids(listed([new, *words]))
    assert {one: after[one] for one in before} == before
    assert len(set(after.values())) == len(words) + 1


def test_capitals_and_stops_make_no_new_entry_and_other_words_do() -> None:
    (one,), (other,), (new,) = (
        ids(article(f"Decided: {words}")).values() for words in ("to wait", "To wait.", "to go")
    )
    assert one == other != new


def test_a_decision_with_a_name_of_its_own_is_one_entry_in_any_words() -> None:
    one, other = (
        ids(article(f"Decided: {words}\n{{: #streets }}")) for words in ("streets", "no homes")
    )
    assert set(one.values()) == set(other.values())


def test_what_an_unpublished_article_decides_is_in_no_feed() -> None:
    groups = by_project([], [article("Decided: tea"), article("Decided: no", unpublished="draft")])
    assert [item.title for item in bulletin(groups).items] == ["Tea"]


@pytest.mark.parametrize(("words", "title"), [("x " * 99, "…"), ("y" * 300, "y")])
def test_a_title_is_cut_at_a_word_if_there_is_one(words: str, title: str) -> None:
    (item,) = bulletin(by_project([], [article(f"Decided: {words}")])).items
    assert len(item.title) <= 90 and item.title.casefold().endswith(title)


def test_the_sitemap_has_the_page_where_there_is_one(build_site: BuildSite) -> None:
    address = "https://notes.example.org"
    for name, there in (("decisions", True), ("weeknotes", False)):
        output = build_site(ROOT / "tests/sites" / name, "--siteurl", address).output
        sitemap = (output / "sitemap.xml").read_text(encoding="utf-8")
        assert (f"<loc>{address}/decisions/</loc>" in sitemap) == there


def test_its_feeds_name_the_place_in_the_article(sample_site: Any) -> None:
    feed = json.loads((sample_site / "decisions/feed.json").read_text(encoding="utf-8"))
    assert feed["items"]
    for item in feed["items"]:
        page, _, place = item["url"].removeprefix("https://weekpress.example.org/").partition("#")
        text = (sample_site / page / "index.html").read_text(encoding="utf-8")
        assert f'id="{place}"' in text
