"""Texts of those who mean harm, in every field, on every page and in every feed: nothing acts."""

from __future__ import annotations

from collections.abc import Iterator

import feedparser
import nh3
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import hostile_comments
from acting import acting, acting_in_words
from building import Built
from commenting import taken
from hostile_comments import error_pages, key, queue
from hostile_texts import FRAGMENTS, TEXTS
from moderating import Room
from weekpress.comments.states import Step
from weekpress.comments.text import REL, TAGS, as_html
from weekpress.comments.web.moderation.entry import unlinked

MIXED = st.lists(st.sampled_from((*FRAGMENTS, *TEXTS)), max_size=24).map("".join)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One site with all of them."""
    return hostile_comments.site(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Room, list[str]]]:
    """One service with all of them."""
    with hostile_comments.service(tmp_path_factory.mktemp("served")) as service:
        yield service


@pytest.mark.parametrize("harm", [
    "<script>alert(1)</script>", "<script src=//evil.example></script>", "<img src=x>", "<svg>",
    "<p onclick=alert(1)>", "<p style=color:red>", "<a href=javascript:alert(1)>",
    "<a href=//evil.example>", "<link rel=stylesheet href=https://evil.example/a.css>",
    "<form action=https://evil.example>", "<meta http-equiv=refresh content=0>",
    "<div class=words><h2>x</h2></div>", "<div class=prose dir=auto><a href=/>x</a></div>",
])  # fmt: skip
def test_what_acts_is_found(harm: str) -> None:
    assert acting(f"<!doctype html><html><body><main>{harm}</main></body></html>")


def test_the_site_is_built_with_every_comment(site: Built) -> None:
    assert site.exit_code == 0, site.stdout + site.stderr
    page = BeautifulSoup((site.output / "all/index.html").read_text(encoding="utf-8"), "lxml")
    assert len(page.select(".comment")) == len(TEXTS) >= 120


def test_nothing_acts_on_any_page_of_the_site(site: Built) -> None:
    pages = list(site.output.rglob("*.html"))
    assert len(pages) > len(TEXTS)
    for page in pages:
        assert acting(page.read_text(encoding="utf-8")) == [], page


@pytest.mark.parametrize(
    "feed", ["all/comments/atom.xml", "comments/feed.xml", "comments/atom.xml"]
)
def test_nothing_acts_in_a_feed_of_comments(feed: str, site: Built) -> None:
    data = (site.output / feed).read_bytes()
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo and found.entries
    for entry in found.entries:
        assert acting_in_words(entry.content[0].value, "feed") == [], entry.link
        assert "<" not in entry.author and entry.link.startswith(("http://", "https://"))
        if not feed.endswith("atom.xml"):  # Atom says of a title that it is text
            assert acting_in_words(entry.title) == []


def test_nothing_acts_in_the_queue(service: tuple[Room, list[str]]) -> None:
    room, ids = service
    pages = list(queue(room))
    assert sum(page.count('<article class="entry"') for page in pages) == len(ids) == len(TEXTS)
    for page in pages:
        assert acting(page) == []


def test_nothing_acts_on_the_page_of_one_comment_nor_of_a_search(
    service: tuple[Room, list[str]],
) -> None:
    room, ids = service
    client = room.signed_in()
    for comment, text in zip(ids, TEXTS, strict=True):
        assert acting(client.get(f"/moderate/comments/{comment}").text) == [], text
    for text in TEXTS:
        assert acting(client.get("/moderate", params={"words": text}).text) == [], text


def test_nothing_acts_on_the_page_of_errors(service: tuple[Room, list[str]]) -> None:
    for page in error_pages(service[0]):
        assert acting(page) == []


def test_nothing_acts_beside_the_form_for_an_answer(service: tuple[Room, list[str]]) -> None:
    room, ids = service
    client = room.browser()
    for number, comment in enumerate(ids):
        taken(room.service.store, comment, Step.APPROVE)
        page = client.get(f"/posts/{key(number)}/comments/{comment}/reply").text
        assert "wrote:" in page and acting(page) == [], TEXTS[number]


@given(MIXED)
def test_no_mixture_acts_on_the_site_nor_in_the_queue(text: str) -> None:
    found = as_html(text)
    assert acting_in_words(found) == []
    assert "<a" not in unlinked(found) and acting_in_words(unlinked(found)) == []


@given(MIXED)
def test_what_was_made_is_the_same_once_it_is_parsed_and_written_again(text: str) -> None:
    """Nothing changes its meaning on the way through a parser, as mutation XSS needs."""
    found = as_html(text)
    attributes = {"a": {"href"}, "ol": {"start"}}
    again = nh3.clean(found, tags=set(TAGS), attributes=attributes, link_rel=REL)
    assert again == found
