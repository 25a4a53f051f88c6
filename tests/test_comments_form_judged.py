"""The form as it was sent: every fault at once, every word kept, nothing hidden taken in."""

from __future__ import annotations

from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from serving_comments import TYPED
from weekpress.comments.form import Form, UnreadableError, judged, sent


def form(**typed: str) -> Form:
    return judged(sent(urlencode({**TYPED, **typed}).encode()))


def test_a_form_without_a_fault_has_what_was_typed() -> None:
    found = form(website="example.org", parent="01KB2S7Q9XJ4M8Z3T5V6W7Y8ZA", r3="buy")
    assert (found.name, found.email, found.comment) == (
        "Rosa Field", "rosa@example.org", "My bin was missed.\nTwice.",
    )  # fmt: skip
    assert (found.website, found.decoy, found.parent) == (
        "https://example.org", "buy", "01KB2S7Q9XJ4M8Z3T5V6W7Y8ZA",
    )  # fmt: skip
    assert not found.faults


def test_all_faults_are_told_at_once_in_the_order_of_the_form() -> None:
    found = form(name=" ", email="rosa", website="javascript:alert(1)", comment="\n\n")
    assert list(found.faults) == ["name", "email", "website", "comment"]
    assert found.faults["name"] == "Enter your name"
    assert "name@example.org" in found.faults["email"]
    assert "https://example.org" in found.faults["website"]


def test_an_empty_body_has_a_fault_for_each_field_that_is_required() -> None:
    assert list(judged(sent(b"")).faults) == ["name", "email", "comment"]


def test_what_is_too_long_is_told_with_both_numbers_and_kept() -> None:
    found = form(name="a" * 120, comment="b" * 8_001, email=f"{'c' * 300}@example.org")
    assert found.faults["name"].endswith("is 120 characters long: shorten it to 100 or fewer")
    assert "8,001" in found.faults["comment"]
    assert "email" in found.faults
    assert found.typed["comment"] == "b" * 8_001


def test_a_comment_of_the_longest_kind_is_taken_with_the_line_ends_of_a_browser() -> None:
    assert not form(comment="\r\n".join(["a"] * 4_000)).faults


@pytest.mark.parametrize("sign", ["\0", "\x1b", "\x7f", "\x85", "\u202e", "\u2066", "\ufeff"])
def test_signs_that_nobody_sees_are_left_out(sign: str) -> None:
    found = form(name=f"Ro{sign}sa", comment=f"My{sign} bin")
    assert (found.name, found.comment) == ("Rosa", "My bin")


def test_a_name_is_one_line_and_the_lines_of_a_comment_stay() -> None:
    found = form(name="Rosa\r\nBcc: x@example.org", comment="a\r\n\r\n  b\rc  ")
    assert found.name == "Rosa Bcc: x@example.org"
    assert found.comment == "a\n\n  b\nc"


@pytest.mark.parametrize("name", ["\u200b\u200d", "\u00ad", "\u2063"])
def test_a_name_of_nothing_that_is_seen_is_none(name: str) -> None:
    assert form(name=name).faults == {"name": "Enter your name"}


def test_a_flag_made_of_unseen_signs_stays_whole() -> None:
    wales = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"
    assert form(comment=f"Croeso {wales}").comment == f"Croeso {wales}"


@pytest.mark.parametrize("broken", [b"%ff%fe", b"%ED%A0%80", b"\xff", b"%c3"])
def test_bytes_that_are_no_utf_8_are_told_and_shown_as_such(broken: bytes) -> None:
    found = judged(sent(b"name=Rosa&email=rosa@example.org&comment=Bin+" + broken))
    assert list(found.faults) == ["comment"]
    assert "type them again" in found.faults["comment"]
    assert found.comment.startswith("Bin \ufffd")


@pytest.mark.parametrize(
    "address",
    ["rosa", "rosa@", "@example.org", "rosa@localhost", "a@b@example.org", "Rosa <r@example.org>",
     "r@example.org, s@example.org", "r@exa mple.org", "r@[192.0.2.1]", "r@example.org\nBcc: s"],
)  # fmt: skip
def test_what_is_no_address_is_told_by_an_example(address: str) -> None:
    assert "name@example.org" in form(email=address).faults["email"]


@pytest.mark.parametrize(
    "address", ["rosa+bins@example.org", "o'hara@example.org", "röse@bücher.de"]
)
def test_addresses_of_every_shape_are_taken(address: str) -> None:
    assert form(email=f" {address} ").email == address


def test_a_parent_that_is_none_is_told_and_not_sent_again() -> None:
    found = form(parent="../../etc/passwd")
    assert list(found.faults) == ["parent"]
    assert found.parent == ""
    assert not judged({**TYPED, **found.typed}).faults


def test_of_a_field_sent_twice_the_first_counts() -> None:
    assert sent(b"name=Rosa&name=Other")["name"] == "Rosa"


def test_a_field_that_is_not_of_the_form_is_not_looked_at() -> None:
    found = sent(urlencode({**TYPED, "state": "approved", "id": "1", "is_test": "1"}).encode())
    assert set(found) == set(TYPED)


def test_a_body_of_too_many_parts_is_no_form() -> None:
    with pytest.raises(UnreadableError, match="no form"):
        sent(b"a=1&" * 100)


@given(st.binary(max_size=400))
def test_any_bytes_are_judged(body: bytes) -> None:
    try:
        found = judged(sent(body))
    except UnreadableError:
        return
    assert all(
        "\0" not in text and text.isascii() in {True, False} for text in found.typed.values()
    )


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf"]), max_size=300))
def test_every_word_is_kept(words: str) -> None:
    body = f"comment={quote_plus(words)}".encode()
    assert judged(sent(body)).typed["comment"].split() == words.split()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_what_is_shown_again_is_judged_the_same(words: str) -> None:
    once = form(comment=words, name=words)
    again = judged({**TYPED, **once.typed})
    assert (once.typed, dict(once.faults)) == (again.typed, dict(again.faults))
