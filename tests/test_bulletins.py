"""Bulletins: feeds whose entries are no articles."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from weekpress.bulletins import Bulletin, Item, add
from weekpress.feeds.channels import NEVER, Site, channels
from weekpress.feeds.entries import entry
from weekpress.fingerprint import fingerprint

BASE = "https://notes.example.org/"
HERE = Site("Notes", "About", BASE, "en", items=2, namespace="notes")
LISTS: dict[str, Any] = {
    "articles": [], "tags": [], "categories": [], "authors": [], "people": [], "projects": [],
}  # fmt: skip


def item(name: str, day: int = 20, **more: Any) -> Item:
    when = datetime(2026, 11, day, tzinfo=UTC)
    return Item(f"urn:x:{name}", f"bins/#{name}", name, name, f"<p>{name}</p>", when, **more)


def decisions(*items: Item) -> dict[str, Any]:
    context = dict(LISTS)
    add(context, Bulletin("decisions/", "Decisions", "What we decided", items))
    return context


def test_a_bulletin_is_a_channel_at_its_own_address() -> None:
    _, (channel, _) = channels(decisions(item("a")), HERE)
    assert channel.url == f"{BASE}decisions/"
    assert (channel.title, channel.about) == ("Notes: Decisions", "What we decided – Notes")


def test_the_newest_stand_first_and_those_of_one_moment_as_they_were_given() -> None:
    _, (_, entries) = channels(decisions(item("z"), item("a"), item("new", 27)), HERE)
    assert [one.title for one in entries] == ["new", "z"]


def test_a_bulletin_with_nothing_in_it_has_a_feed_that_never_changed() -> None:
    _, (channel, entries) = channels(decisions(), HERE)
    assert (channel.updated, entries) == (NEVER, [])


def test_an_item_is_an_entry_with_whole_addresses() -> None:
    made = entry(item("a"), BASE, lambda html, *_: html)
    assert (made.id, made.url, made.html) == ("urn:x:a", f"{BASE}bins/#a", "<p>a</p>")
    assert made.updated == made.published and made.subjects == ()


def test_items_that_say_the_same_have_one_fingerprint_and_no_others() -> None:
    assert fingerprint(item("a")) == fingerprint(item("a"))
    assert len({fingerprint(one) for one in (item("a"), item("b"), item("a", lang="cy"))}) == 3
