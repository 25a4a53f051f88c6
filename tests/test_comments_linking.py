"""Web addresses that people type, and those that must not become links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.comments.linking import contact, website
from weekpress.comments.record import web_address


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://example.org", "https://example.org"),
        ("http://example.org/a?b=c#d", "http://example.org/a?b=c#d"),
        ("example.org", "https://example.org"),
        ("www.example.org/blog", "https://www.example.org/blog"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("https://bücher.example/grün", "https://xn--bcher-kva.example/gr%C3%BCn"),
        ("bücher.example", "https://xn--bcher-kva.example"),
    ],
)
def test_what_people_type_is_understood(typed: str, meant: str) -> None:
    assert website(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "javascript:alert(1)", "JaVaScRiPt://example.org/%0aalert(1)", "data:text/html,x",
     "nothing",
     "mailto:rosa@example.org", "//example.org", "https://rosa:secret@example.org", "https://",
     "https://exa mple.org", 'https://example.org/"onclick=', "ftp://example.org", "https://[::1",
     "https://example.org:0", "https://example.org:99999", "https://ex<ample.org", "x" * 2_000,
     "https://rosa@bücher.example", "https://\u202eexample.org", "vbscript:x.y"],
)  # fmt: skip
def test_what_may_not_be_linked_to_is_none(typed: str) -> None:
    assert website(typed) == ""


@given(st.text(max_size=60))
def test_whatever_is_typed_an_address_is_fit_or_none(typed: str) -> None:
    found = website(typed)
    assert not found or found == web_address(found)


@pytest.mark.parametrize(
    ("said", "leads_to"),
    [
        ("digital@example.org", "mailto:digital@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("Ring 01632 960000.", ""),
        ("javascript:alert(1)", ""),
        ('a@b"onclick="x', ""),
    ],
)
def test_a_contact_leads_where_it_can(said: str, leads_to: str) -> None:
    assert contact(said) == leads_to
