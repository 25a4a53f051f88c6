"""The manifest: the record is the file and the file is the record, and what is none is refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.comments.posts import Post, Posts, dumped, loaded

KEY = "88389659-8d4f-4487-9677-198b9dd3eefc"
ADDRESS = "https://notes.example.org/"

moments = st.datetimes(datetime(1970, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC)).map(
    datetime.isoformat
)
posts = st.builds(
    Post, address=st.just(f"{ADDRESS}bins/"), title=st.text(), modified=moments,
    closes=st.just("") | moments, lang=st.sampled_from(["en", "cy"]),
    tags=st.lists(st.text()).map(tuple),
)  # fmt: skip
manifests = st.builds(
    Posts, site=st.text(), address=st.just(ADDRESS), contact=st.text(),
    closed_from=st.just("") | moments, closed_until=st.just("") | moments,
    styles=st.lists(st.text()).map(tuple), posts=st.dictionaries(st.uuids().map(str), posts),
)  # fmt: skip


@given(manifests)
def test_what_is_written_is_read_again(site: Posts) -> None:
    assert loaded(dumped(site)) == site


@given(manifests)
def test_the_same_posts_are_the_same_text(site: Posts) -> None:
    turned = Posts(**{**vars(site), "posts": dict(reversed([*site.posts.items()]))})
    assert dumped(turned) == dumped(site)


def changed(**change: Any) -> str:
    """A manifest of one post, as JSON, with something else in it."""
    post = Post(f"{ADDRESS}bins/", "Bins", "2026-11-20T00:00:00+00:00")
    said = json.loads(dumped(Posts("Notes", ADDRESS, posts={KEY: post})))
    return json.dumps(said | change)


@pytest.mark.parametrize(
    "text",
    [
        "[]", "{}", '"x"', "not JSON", changed(version=2), changed(posts=[]), changed(posts=None),
        changed(styles=None), changed(more="x"), changed(address="javascript:alert(1)"),
        changed(closed_from="2027-03-22"), changed(closed_until=7), changed(zone=7),
        changed(posts={"../x": {}}),
        changed(posts={KEY: {}}), changed(posts={KEY: None}),
        changed(posts={KEY: {"address": "/bins/", "title": "", "modified": "", "tags": []}}),
        changed(posts={KEY: {"address": ADDRESS, "title": "", "modified": "soon", "tags": []}}),
    ],
)  # fmt: skip
def test_a_file_that_is_no_manifest_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        loaded(text)


@pytest.mark.parametrize(
    ("now", "is_open"),
    [("2026-12-31T23:59:59+00:00", True), ("2027-01-01T00:00:00+00:00", False)],
)
def test_a_post_is_closed_from_the_moment_it_says(now: str, is_open: bool) -> None:
    post = Post(ADDRESS, "Bins", "", closes="2027-01-01T00:00:00+00:00")
    assert post.is_open(datetime.fromisoformat(now)) is is_open
    assert Post(ADDRESS, "Bins", "").is_open(datetime.fromisoformat(now))


@pytest.mark.parametrize(("day", "is_closed"), [(21, False), (22, True), (30, True), (31, False)])
def test_a_site_is_closed_between_two_moments(day: int, is_closed: bool) -> None:
    first, until = "2027-03-22T00:00:00+00:00", "2027-03-31T00:00:00+00:00"
    site = Posts("Notes", ADDRESS, closed_from=first, closed_until=until)
    assert site.is_closed(datetime(2027, 3, day, tzinfo=UTC)) is is_closed
    assert not Posts("Notes", ADDRESS).is_closed(datetime(2027, 3, day, tzinfo=UTC))


def test_a_post_with_a_long_address_closes_no_other() -> None:
    site = "https://digital-services.marchwater.example.org/weeknotes/"
    long = Post(f"{site}2026/11/{'a' * 120}/{'b' * 120}/", "Long", "2026-11-20T00:00:00+00:00")
    known = Posts("Notes", site, posts={KEY: long})
    assert loaded(dumped(known)) == known


@pytest.mark.parametrize("zone", ["", "Europe/Nowhere", "../../etc/passwd", "\0"])
def test_a_zone_that_is_none_is_utc(zone: str) -> None:
    assert loaded(changed(zone=zone)).local is UTC
