"""An article as an entry: plain words, whole addresses, everybody named."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.feeds.entries import (
    Author,
    Thumbnail,
    absolute,
    entry,
    first_picture,
    names_joined,
    plain,
)

BASE = "https://notes.example.org/team/"


def article(**changed: Any) -> Any:
    """An article as weekpress.reader leaves it, as far as a feed looks at it."""
    return SimpleNamespace(
        **{
            "url": "bins/",
            "entry_id": "urn:uuid:1",
            "title": "Bins &amp; <code>rm</code>",
            "summary": "What we <em>heard</em>.",
            "date": datetime(2026, 11, 20, 16, tzinfo=UTC),
            "lang": "en",
            "authors": [SimpleNamespace(name="Ada Lovelace", url="people/ada/")],
            "tags": [SimpleNamespace(name="Waste", slug="waste")],
            "category": SimpleNamespace(name="Posts", slug="posts"),
            "image": "",
            "get_content": lambda address: f"<p>{address}</p>",
            **changed,
        }
    )


def as_it_is(html: str, _base: str, _page: str, _lang: str) -> str:
    return html


def test_title_and_summary_are_plain_words() -> None:
    made = entry(article(), BASE, as_it_is)
    assert (made.title, made.summary) == ("Bins & rm", "What we heard.")


def test_the_full_text_is_asked_for_at_the_public_address_and_sanitised() -> None:
    seen = []
    entry(article(), BASE, lambda *given: seen.append(given) or "")  # type: ignore[func-returns-value]  # on purpose
    assert seen == [("<p>https://notes.example.org/team</p>", BASE, f"{BASE}bins/", "en")]


def test_an_article_never_modified_was_last_changed_when_it_was_published() -> None:
    made = entry(article(), BASE, as_it_is)
    assert made.updated == made.published


def test_every_author_has_their_page() -> None:
    people = [SimpleNamespace(name=n, url=f"people/{n}/") for n in ("ada", "grace")]
    made = entry(article(authors=people), BASE, as_it_is)
    assert made.authors == (
        Author("ada", f"{BASE}people/ada/"),
        Author("grace", f"{BASE}people/grace/"),
    )


def test_tag_and_category_of_one_name_are_one_subject() -> None:
    tags = [SimpleNamespace(name="posts", slug="posts")]
    made = entry(article(tags=tags), BASE, as_it_is)
    assert [(s.slug, s.scheme) for s in made.subjects] == [("posts", f"{BASE}tags/")]


@given(st.text())
def test_no_character_that_xml_forbids_reaches_an_entry(text: str) -> None:
    made = entry(
        article(title=escape(text), summary=escape(text), get_content=lambda _: text),
        BASE,
        as_it_is,
    )
    said = made.title + made.summary + made.html
    assert not [c for c in said if (c < " " and c not in "\t\n\r") or c in "\ufffe\uffff"]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a &lt;b&gt; c", "a <b> c"),
        ("  two\n lines&nbsp;here ", "two lines here"),
        ("pasted\x0btab &#11;", "pasted tab"),
        ("1 &lt; 2 <code>&amp;amp;</code>", "1 < 2 &amp;"),
    ],
)
def test_inline_html_becomes_the_words_it_shows(html: str, words: str) -> None:
    assert plain(html) == words


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (["Ada"], "Ada"),
        (["Ada", "Grace"], "Ada and Grace"),
        (["Ada", "Grace", "Mary"], "Ada, Grace and Mary"),
    ],
)
def test_names_are_joined_as_people_write_them(names: list[str], joined: str) -> None:
    assert names_joined(tuple(Author(name) for name in names)) == joined


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("bins/", f"{BASE}bins/"),
        ("/bins/", f"{BASE}bins/"),
        ("re:use/", f"{BASE}re:use/"),
        ("café/", f"{BASE}caf%C3%A9/"),
        ("https://elsewhere.example/é", "https://elsewhere.example/%C3%A9"),
    ],
)
def test_an_address_is_made_whole(address: str, whole: str) -> None:
    assert absolute(BASE, address) == whole


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>no picture</p>", None),
        ('<img src="https://a.example/x.svg" width="9" height="9">', None),
        ('<img src="https://a.example/x.png">', None),
        ('<img src="https://a.example/x.png" width="50%" height="1">', None),
        (
            '<img src="https://a.example/x.svg" width="1" height="1">'
            '<p><img src="https://a.example/y.JPG?v=1" width="640" height="480"></p>',
            Thumbnail("https://a.example/y.JPG?v=1", 640, 480),
        ),
    ],
)
def test_the_thumbnail_is_the_first_picture_of_known_size(
    html: str, found: Thumbnail | None
) -> None:
    assert first_picture(html) == found
