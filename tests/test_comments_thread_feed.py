"""The feed of a post's comments: Atom, with what answers what, and ids for ever."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feed_musts import MUSTS
from some_comments import POST, comment, comments, ulid
from weekpress.comments.record import Comment
from weekpress.comments.thread_feed import About, document, urn
from weekpress.comments.threads import thread

ABOUT = About(
    "Notes & letters", "https://notes.example.org/", POST, f"urn:uuid:{POST}", "bins/",
    "Bins < crates", "en", "bins/comments/atom.xml",
)  # fmt: skip
IN_REPLY_TO = "{http://purl.org/syndication/thread/1.0}in-reply-to"
ATOM = "{http://www.w3.org/2005/Atom}"


def feed(*made: Comment, most: int = 30) -> bytes:
    return document(ABOUT, thread(made, ZoneInfo("Europe/London")), most)


def entries(data: bytes) -> list[Any]:
    return list(etree.fromstring(data).findall(f"{ATOM}entry"))


@given(st.lists(comments, min_size=1, max_size=4))
def test_whatever_readers_say_the_feed_keeps_its_standard(made: list[Comment]) -> None:
    assert MUSTS["atom.xml"](feed(*made)) == []


@given(st.lists(comments, min_size=1, max_size=4))
def test_every_entry_says_what_it_answers(made: list[Comment]) -> None:
    ids = {urn(one.id) for one in made} | {f"urn:uuid:{POST}"}
    assert all(one.find(IN_REPLY_TO).get("ref") in ids for one in entries(feed(*made)))


def test_an_answer_names_the_comment_and_a_comment_the_post() -> None:
    answers = {e.findtext(f"{ATOM}id"): e.find(IN_REPLY_TO) for e in entries(feed(
        comment(0), comment(1, 0)))}  # fmt: skip
    assert answers[urn(ulid(0))].get("ref") == f"urn:uuid:{POST}"
    assert answers[urn(ulid(0))].get("href") == "https://notes.example.org/bins/"
    assert answers[urn(ulid(1))].get("ref") == urn(ulid(0))
    assert answers[urn(ulid(1))].get("href").endswith(f"/bins/#comment-{ulid(0)}")


def test_an_id_is_the_ulid_and_nothing_else_of_the_comment() -> None:
    one, other = comment(0), comment(0, name="Another", body="Other words", edited="Mended")
    assert [e.findtext(f"{ATOM}id") for e in entries(feed(one))] == [
        e.findtext(f"{ATOM}id") for e in entries(feed(other))
    ]


@pytest.mark.parametrize(
    ("ulid_", "as_uuid"),
    [("0" * 26, "urn:uuid:00000000-0000-0000-0000-000000000000"),
     ("7" + "Z" * 25, "urn:uuid:ffffffff-ffff-ffff-ffff-ffffffffffff")],
)  # fmt: skip
def test_a_ulid_and_a_uuid_are_the_same_128_bits(ulid_: str, as_uuid: str) -> None:
    assert urn(ulid_) == as_uuid


def test_the_newest_are_in_it_and_no_more_than_asked_for() -> None:
    found = feed(*(comment(number) for number in range(5)), most=2)
    assert [e.findtext(f"{ATOM}id") for e in entries(found)] == [urn(ulid(4)), urn(ulid(3))]


def test_a_feed_reader_finds_words_and_names_as_they_were_written() -> None:
    found = feedparser.parse(feed(comment(0, name="A & B <c>", body="1 < 2 *so*")))
    assert found.entries[0].title == "A & B ‹c› on Bins < crates"
    assert found.entries[0].author == "A & B ‹c›"
    assert found.entries[0].content[0].value == "<p>1 &lt; 2 <em>so</em></p>"
