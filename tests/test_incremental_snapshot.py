"""What is written of an article: its own, and a name for all that it shares."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from typing import Any

import pytest
from pelican.contents import Article
from pelican.settings import DEFAULT_CONFIG
from pelican.urlwrappers import Tag
from pelican.utils import SafeDatetime

from weekpress.incremental.snapshot import held_in, reduced, state
from weekpress.packing import Kept, Named, dumped, loaded

SETTINGS = {**DEFAULT_CONFIG, "AUTHOR": "Moira"}


def through(value: object, *, named: Any = None) -> Any:
    """A value that has been written and read again; articles are known by their titles."""
    shared = {id(SETTINGS): "settings"}
    data = dumped(value, lambda one: reduced(one, lambda article: article.title, shared))
    return loaded(data, named or (lambda name: f"<{name}>"))


def article(**more: object) -> Article:
    return Article("Words “said”.", {"title": "Bins", **more}, SETTINGS, "bins.md", {})


@dataclass(frozen=True)
class Words(Kept):
    """What the store may have under this key."""

    key: str


def test_an_article_stands_in_another_by_its_name() -> None:
    assert through({"next": article(), "more": [article()]}) == {
        "next": "<Bins>",
        "more": ["<Bins>"],
    }


def test_a_tag_comes_back_with_the_settings_it_shares() -> None:
    tag = through(Tag("Bin days", SETTINGS), named=lambda _: SETTINGS)
    assert (tag.name, tag.slug, tag.settings is SETTINGS) == ("Bin days", "bin-days", True)


def test_what_the_store_has_by_itself_stands_by_its_key() -> None:
    assert through([Words("in the store")]) == ["<kept in the store>"]
    elsewhere = dumped([Words("")], lambda one: reduced(one, lambda _: None, {}))
    assert pickle.loads(elsewhere) == [Words("")]  # noqa: S301 -- made here


def test_a_date_of_pelicans_is_written_as_itself() -> None:
    date = SafeDatetime(2026, 11, 20)
    data = dumped([date], lambda one: reduced(one, lambda _: None, {}))
    assert pickle.loads(data) == [date]  # noqa: S301 -- made here


def test_the_state_of_an_article_is_all_it_held() -> None:
    post = article(week=47)
    held = held_in(through(state(post)))
    assert (held["_content"], held["week"], held["title"]) == ("Words “said”.", 47, "Bins")
    assert not held.keys() & {"settings", "_context"}


def test_a_name_where_none_is_known_is_refused() -> None:
    with pytest.raises(pickle.UnpicklingError):
        loaded(dumped(Named("x")))
    with pytest.raises(pickle.UnpicklingError):
        loaded(dumped({"x": Named("x")}, lambda _: NotImplemented))
