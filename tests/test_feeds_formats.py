"""The three formats, written and read back by what readers use."""

from __future__ import annotations

import json
import pickle
from datetime import datetime, timedelta, timezone
from operator import itemgetter
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feed_musts import MUSTS, SPACES
from weekpress.feeds.channels import NEVER, Channel, Site
from weekpress.feeds.entries import Author, Entry, Subject, Thumbnail, names_joined
from weekpress.feeds.formats import FORMATS, items
from weekpress.markup.controls import without_forbidden

BASE = "https://notes.example.org/"
HERE = Site("Our notes", "What we do", BASE, "en", 30, "notes.example.org")
Feed = dict[str, bytes]
"""One feed in all formats, by the name of the file."""
NOON = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=1)))
ADA, GRACE = (
    Author("Ada Lovelace", f"{BASE}people/ada/"),
    Author("Grace Hopper", f"{BASE}people/grace/"),
)


def entry(**changed: Any) -> Entry:
    given_: dict[str, Any] = {
        "id": "urn:uuid:0d9c2b1e-5a50-4a43-9a3b-2f6f3c1f2d11",
        "url": f"{BASE}bins/",
        "title": "Bins",
        "summary": "What we heard",
        "html": "<p>All of it.</p>",
        "published": NOON,
        "updated": NOON,
        "lang": "en",
        "authors": (ADA, GRACE),
        "subjects": (Subject("c-plus-plus", "C++", f"{BASE}tags/"),),
    }
    return Entry(**given_ | changed)


def channel(path: str = "", site: Site = HERE, updated: datetime = NEVER) -> Channel:
    return Channel(site, path, "Our notes", "What we do – Our notes", updated)


def feed(*entries: Entry, site: Site = HERE) -> Feed:
    updated = max((e.updated for e in entries), default=NEVER)
    head, made = channel(site=site, updated=updated), [items(e) for e in entries]
    return {name: form.document(head, [m[name] for m in made]) for name, form in FORMATS.items()}


rss, atom, json_feed = map(itemgetter, FORMATS)


def parsed(data: bytes) -> Any:
    found = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.bozo_exception
    return found


def values(data: bytes, path: str) -> list[str]:
    return [str(v) for v in etree.fromstring(data).xpath(path, namespaces=SPACES)]


@pytest.mark.parametrize("name", MUSTS)
@pytest.mark.parametrize(
    "entries",
    [
        [],
        [entry()],
        [entry(authors=(), subjects=(), thumbnail=Thumbnail(f"{BASE}x.png", 9, 9))],
        [entry(summary="", html="")],
        [entry(id="https://old.example/?p=123", lang="cy"), entry(id="urn:uuid:2", lang="en")],
    ],
    ids=["empty", "plain", "nobody's", "only-a-title", "imported"],
)
def test_each_format_keeps_its_standard(name: str, entries: list[Entry]) -> None:
    assert MUSTS[name](feed(*entries)[name]) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("feed.xml", b'isPermaLink="false"', b"", "a guid that may lead nowhere"),
        ("feed.xml", b" +0100</pubDate>", b"</pubDate>", "is not a date"),
        ("feed.xml", b"&lt;p&gt;", b"&lt;p style='x'&gt;", "style on <p>"),
        ("feed.xml", b"&lt;p&gt;", b"&lt;script&gt;", "<script> in a full text"),
        ("feed.xml", b"&lt;p&gt;", b'&lt;a href="#x"&gt;', 'href="#x" is not absolute'),
        ("feed.xml", b"</item>", b"<author>a@b.c</author></item>", "has author"),
        ("feed.xml", b'rel="self"', b'rel="other"', "self links []"),
        ("atom.xml", b"+01:00</updated>", b"</updated>", "is not a date"),
        ("atom.xml", b"<id>urn", b"<id>no iri ", "an id that is no IRI"),
        ("atom.xml", b'label="C++"', b"", "a category without"),
        ("atom.xml", b'xml:lang="en"><title>Bins', b"><title>Bins", "an entry has no language"),
        ("feed.json", b'"id": "urn:', b'"id": 1, "x": "urn:', "1 is not a string"),
        ("feed.json", b'"https://notes.example.org/bins/"', b'"bins/"', "url bins/ is not"),
    ],
)
def test_a_planted_fault_is_found(name: str, old: bytes, new: bytes, told: str) -> None:
    data = feed(entry())[name]
    assert old in data
    assert told in "\n".join(MUSTS[name](data.replace(old, new)))


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_channel_gives_the_same_bytes(name: str) -> None:
    assert feed(entry())[name] == feed(entry())[name]


def test_an_entry_is_the_same_in_every_feed() -> None:
    """Whoever keeps items from one build to the next need not know where they stood."""
    first, second = entry(id="urn:uuid:1"), entry(id="urn:uuid:2", html="<p>[]</p></item>")
    for name, data in feed(first, second).items():
        assert items(first)[name] in data
        assert items(second)[name] in data
        assert items(second)[name] in feed(second)[name]


def test_an_entry_kept_in_a_file_gives_the_same_bytes() -> None:
    kept = pickle.loads(pickle.dumps(entry()))  # noqa: S301 -- our own
    assert items(kept) == items(entry())


def test_rss_joins_the_authors_and_atom_and_json_list_them() -> None:
    made = feed(entry())
    assert parsed(rss(made)).entries[0].author == "Ada Lovelace and Grace Hopper"
    people = [(p.name, p.href) for p in parsed(atom(made)).entries[0].authors]
    listed = [(p["name"], p["url"]) for p in json.loads(json_feed(made))["items"][0]["authors"]]
    assert people == listed == [(a.name, a.url) for a in (ADA, GRACE)]


def test_an_entry_of_nobody_is_the_sites() -> None:
    made = feed(entry(authors=()))
    assert values(atom(made), "atom:author/atom:name/text()") == ["Our notes"]
    assert values(atom(made), "atom:entry/atom:author") == []
    assert values(rss(made), "//dc:creator") == []


def test_dates_keep_their_zone() -> None:
    made = feed(entry(updated=NOON + timedelta(days=1)))
    assert values(rss(made), "//pubDate/text()") == ["Wed, 01 Jul 2026 12:00:00 +0100"]
    assert values(rss(made), "//lastBuildDate/text()") == ["Thu, 02 Jul 2026 12:00:00 +0100"]
    assert values(atom(made), "//atom:published/text()") == ["2026-07-01T12:00:00+01:00"]
    assert values(atom(made), "//atom:updated/text()") == ["2026-07-02T12:00:00+01:00"] * 2


def test_a_feed_that_holds_nothing_does_not_say_when_it_was_built() -> None:
    assert values(atom(feed()), "atom:updated/text()") == [NEVER.isoformat()]
    assert "1970" in values(rss(feed()), "//lastBuildDate/text()")[0]


def test_each_list_has_an_id_of_its_own_that_https_does_not_change() -> None:
    ids = {channel(path=path).id for path in ("", "tags/a/", "tags/b/", "people/a/")}
    assert len(ids) == 4
    other = Site("Other", "", "https://other.example/", "en", 30, "other.example")
    assert channel(site=other).id not in ids


def test_an_imported_id_is_kept_and_not_called_an_address() -> None:
    made = rss(feed(entry(id="https://old.example/hackit/?p=123")))
    assert values(made, "//guid[@isPermaLink='false']/text()") == [
        "https://old.example/hackit/?p=123"
    ]


def test_a_subject_is_known_by_its_slug_and_shown_by_its_name() -> None:
    made = feed(entry())
    (subject,) = parsed(atom(made)).entries[0].tags
    assert (subject.term, subject.label, subject.scheme) == ("c-plus-plus", "C++", f"{BASE}tags/")
    assert values(rss(made), "//item/category/text()") == ["C++"]


def test_a_welsh_entry_is_welsh_in_every_format() -> None:
    made = feed(entry(lang="cy"))
    for written in (rss(made), atom(made)):
        assert parsed(written).entries[0].content[0].language == "cy"
    assert json.loads(json_feed(made))["items"][0]["language"] == "cy"


def test_a_summary_is_words_even_where_it_looks_like_html() -> None:
    made = feed(entry(summary="a <b> & c"))
    assert values(rss(made), "//item/description/text()") == ["a &lt;b&gt; &amp; c"]
    assert values(atom(made), "//atom:summary[@type='html']/text()") == ["a &lt;b&gt; &amp; c"]


def test_a_logo_is_the_feeds_picture() -> None:
    site = Site("Our notes", "x", BASE, "en", 30, "n", logo=f"{BASE}images/logo.png")
    assert values(rss(feed(site=site)), "//image/url/text()") == [site.logo]
    assert values(atom(feed(site=site)), "//atom:logo/text()") == [site.logo]
    assert json.loads(json_feed(feed(site=site)))["icon"] == site.logo


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"], exclude_characters="&<")


def as_it_is_to_feedparser(text: str) -> bool:
    """feedparser takes "Â¡" for a UTF-8 "¡" that was read as Latin-1, and mends it."""
    try:
        return text.encode("latin-1").decode("utf-8") == text
    except UnicodeError:
        return True


LINES = (
    st.text(PRINTABLE, max_size=60)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
    .filter(as_it_is_to_feedparser)
)


@given(LINES, st.lists(LINES, max_size=4))
def test_any_title_and_names_come_back_from_every_format(title: str, names: list[str]) -> None:
    people = tuple(Author(name) for name in names)
    made = feed(entry(title=title, authors=people))
    assert [parsed(written(made)).entries[0].title for written in (rss, atom)] == [title] * 2
    assert [p.name for p in parsed(atom(made)).entries[0].get("authors", [])] == names
    assert parsed(rss(made)).entries[0].get("author", "") == names_joined(people)
    item = json.loads(json_feed(made))["items"][0]
    assert item["title"] == title
    assert [author["name"] for author in item.get("authors", [])] == names


@given(st.text(min_size=1).map(without_forbidden).filter(bool))
def test_any_full_text_comes_back_from_every_format(html: str) -> None:
    made = feed(entry(html=html))
    lines = html.replace("\r\n", "\n").replace("\r", "\n")  # XML 1.0 §2.11
    assert etree.fromstring(rss(made)).findtext(".//content:encoded", "", SPACES) == lines
    assert etree.fromstring(atom(made)).findtext(".//atom:content", "", SPACES) == lines
    assert json.loads(json_feed(made))["items"][0]["content_html"] == html


@pytest.mark.parametrize("title", ["Q&A", "AT&T &amp; friends", "Using <details>", "1 < 2 > 0"])
def test_a_title_about_markup_is_not_markup(title: str) -> None:
    made = feed(entry(title=title))
    assert values(rss(made), "//item/title/text()") == [title]
    assert values(atom(made), "//atom:entry/atom:title[not(@type)]/text()") == [title]
