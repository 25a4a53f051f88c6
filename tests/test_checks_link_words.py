"""Links as rules see them: where an address leads, and which words say nothing."""

from __future__ import annotations

import pytest

from weekpress.checks.link_words import destination, says_kind_only, says_nothing


@pytest.mark.parametrize(
    "address",
    [
        "https://a.org/b", "http://A.org/b/", "https://www.a.org/b#c", "//a.org/b",
        "https://a.org/b?utm_source=x&utm_medium=y&fbclid=z",
    ],
)  # fmt: skip
def test_one_page_has_one_destination(address: str) -> None:
    assert destination(address) == "a.org/b"


def test_another_query_is_another_page() -> None:
    assert destination("https://a.org/b?id=1&utm_id=2") == "a.org/b?id=1"


def test_a_letter_goes_to_its_address_whatever_it_is_about() -> None:
    assert destination("mailto:a@b.org?subject=Bins") == "mailto:a@b.org"


@pytest.mark.parametrize("address", ["http://[", "https://[::1/x", ""])
def test_what_is_no_address_is_left_as_it_is(address: str) -> None:
    assert destination(address) == address


@pytest.mark.parametrize(
    "words", ["here", "“Click here”", "Read more…", "yma", "find out more", "available here"]
)
def test_some_words_could_lead_anywhere(words: str) -> None:
    assert says_nothing(words)


@pytest.mark.parametrize("words", ["visit our website", "a page", "the report", "blog"])
def test_some_words_name_a_kind_only(words: str) -> None:
    assert says_kind_only(words)
    assert not says_kind_only(f"{words} on bins")
