"""The listing of a queue page: whatever an address says, it holds only what there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from weekpress.comments.record import ULID
from weekpress.comments.web.moderation.listing import (
    LONGEST_WORDS,
    TABS,
    Listing,
    ids_of,
    listing,
    listing_of,
)

ULIDS = st.from_regex(r"[0-7][0-9A-HJKMNP-TV-Z]{25}", fullmatch=True)
KEYS = st.sampled_from(["tab", "words", "sender", "after", "x"])


@given(st.dictionaries(KEYS, st.text()))
def test_any_query_says_a_listing_that_says_itself_again(said: dict[str, str]) -> None:
    found = listing(said)
    assert found.tab in TABS
    assert len(found.words) <= LONGEST_WORDS
    assert found.after == "" or ULID.fullmatch(found.after)
    assert listing_of(found.query()) == found


@given(st.text())
def test_any_text_in_a_forms_field_leads_to_the_queue(said: str) -> None:
    address = listing_of(said).address()
    assert address == "/moderate" or address.startswith("/moderate?")
    assert not set("\r\n<>\"' ") & set(address)


@given(st.lists(ULIDS, max_size=30), st.text())
def test_ids_come_back_and_nothing_else_does(ids: list[str], noise: str) -> None:
    assert ids_of(".".join(ids), 25) == ids[:25]
    assert all(ULID.fullmatch(one) for one in ids_of(noise, 25))


def test_another_list_begins_at_its_first_page() -> None:
    here = Listing("spam", words="bins", after="0" * 26)
    assert here.address(tab="all", after="") == "/moderate?tab=all&words=bins"
    assert here.is_search
