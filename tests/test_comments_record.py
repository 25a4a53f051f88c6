"""A published comment's record: its id, its place, and its file to the byte."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from some_comments import POST, comment, comments, ulid
from weekpress.comments.published import judged
from weekpress.comments.record import (
    ULID,
    UUID,
    Comment,
    dumped,
    new_id,
    path_of,
    post_key,
    web_address,
    written,
)

MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(9998, 1, 1)).map(
    lambda when: when.replace(tzinfo=UTC)
)
CHANCE = st.binary(min_size=10, max_size=10)


@given(comments)
def test_a_comment_comes_back_from_its_file_as_it_was(one: Comment) -> None:
    assert judged(dumped(one).encode(), f"content/{one.path}") == (one, [])


@given(comments)
def test_a_comment_written_again_is_the_same_to_the_byte(one: Comment) -> None:
    again, _ = judged(dumped(one).encode(), str(one.path))
    assert again and dumped(again) == dumped(one)


@given(comments)
def test_a_file_says_nothing_but_what_readers_see(one: Comment) -> None:
    keys = {"id", "post", "parent", "name", "website", "published", "edited", "body"}
    assert set(json.loads(dumped(one))) <= keys


@given(MOMENTS, CHANCE)
def test_an_id_says_when_it_was_made_to_the_millisecond(now: datetime, chance: bytes) -> None:
    made = new_id(now, chance)
    assert ULID.fullmatch(made)
    assert abs(now - written(made)) < timedelta(milliseconds=2)


@given(MOMENTS, MOMENTS, CHANCE, CHANCE)
def test_ids_are_in_the_order_of_their_moments(
    one: datetime, other: datetime, chance: bytes, more: bytes
) -> None:
    if abs(one - other) > timedelta(milliseconds=2):
        assert (new_id(one, chance) < new_id(other, more)) == (one < other)


@given(MOMENTS, CHANCE, CHANCE)
def test_another_chance_is_another_id(now: datetime, one: bytes, other: bytes) -> None:
    assert (new_id(now, one) == new_id(now, other)) == (one == other)


@pytest.mark.parametrize("chance", [b"", b"123456789", b"12345678901"])
def test_an_id_takes_ten_bytes_of_chance(chance: bytes) -> None:
    with pytest.raises(ValueError, match="ten bytes"):
        new_id(datetime(2026, 11, 27, tzinfo=UTC), chance)


def test_a_file_lies_in_its_posts_folder_under_its_id() -> None:
    assert str(comment().path) == f"comments/{POST}/{ulid(0)}.json"


@pytest.mark.parametrize("post", ["..", "", "/etc", POST.upper(), POST[:-1], f"{POST}\n", "a/b"])
def test_no_other_word_for_a_post_becomes_a_path(post: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        path_of(post, ulid(0))


@pytest.mark.parametrize("id_", ["..", "", "../x", ulid(0).lower(), ulid(0) + "0", "8" * 26])
def test_no_other_word_for_a_comment_becomes_a_path(id_: str) -> None:
    with pytest.raises(ValueError, match="ULID"):
        path_of(POST, id_)


@given(st.text(), st.text())
def test_whatever_is_asked_for_no_path_leads_elsewhere(post: str, id_: str) -> None:
    try:
        path = path_of(post, id_)
    except ValueError:
        return
    assert path.parts == ("comments", post, f"{id_}.json")


@given(st.text())
def test_every_entry_id_has_a_key_that_may_name_a_folder(entry: str) -> None:
    assert UUID.fullmatch(post_key(entry))
    assert post_key(entry) == post_key(entry)


def test_a_uuid_is_its_own_key_in_small_letters() -> None:
    assert post_key(f"urn:uuid:{POST.upper()}") == post_key(f"urn:uuid:{POST}") == POST


def test_addresses_of_imported_posts_have_keys_of_their_own() -> None:
    keys = {post_key(f"https://old.example.org/?p={number}") for number in range(50)}
    assert len(keys) == 50


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "//evil.example", "https://user:pw@a.example", "https://", "http://a b",
     "https://a.example:0/", "https://a.example:x/", "ftp://a.example", "https://ä.example",
     "https://a.example/\n", "https://a.example/" + "x" * 200, 'https://a.example/"onclick',
     "https://[x](//a.example)", "https://a%2eexample/", "https://a.example:99999/"],
)  # fmt: skip
def test_what_may_not_be_linked_to_is_no_web_address(text: str) -> None:
    assert web_address(text) == ""
