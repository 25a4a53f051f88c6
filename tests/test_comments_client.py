"""The client's address: our own proxies are believed, and nobody else."""

from __future__ import annotations

from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from weekpress.comments.web.client import client_address

PROXIES = (ip_network("10.0.0.0/8"), ip_network("2001:db8:ffff::/48"))


def client(peer: str, *headers: tuple[str, str]) -> str:
    raw = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers]
    return client_address(peer, Headers(raw=raw), PROXIES)


def test_a_peer_that_is_no_proxy_of_ours_is_the_client_whatever_it_says() -> None:
    assert client("192.0.2.7", ("x-forwarded-for", "198.51.100.1")) == "192.0.2.7"
    assert client("192.0.2.7", ("forwarded", "for=198.51.100.1")) == "192.0.2.7"


def test_a_proxy_of_ours_says_who_the_client_is() -> None:
    assert client("10.0.0.1", ("x-forwarded-for", "198.51.100.1")) == "198.51.100.1"


def test_what_the_client_itself_wrote_is_not_believed() -> None:
    said = ("x-forwarded-for", "203.0.113.9, 127.0.0.1, 198.51.100.1")
    assert client("10.0.0.1", said) == "198.51.100.1"


def test_a_chain_of_our_proxies_is_followed_to_whom_they_were_asked_by() -> None:
    assert (
        client("10.0.0.1", ("x-forwarded-for", "6.6.6.6, 198.51.100.1, 10.0.0.2")) == "198.51.100.1"
    )


def test_headers_that_are_repeated_are_one_list() -> None:
    said = [("x-forwarded-for", "203.0.113.9"), ("x-forwarded-for", "198.51.100.1")]
    assert client("10.0.0.1", *said) == "198.51.100.1"


@pytest.mark.parametrize(
    ("element", "found"),
    [
        ("for=198.51.100.1;proto=https;by=10.0.0.1", "198.51.100.1"),
        ('proto=https; For="198.51.100.1:4711"', "198.51.100.1"),
        ('for="[2001:db8:cafe::17]:4711"', "2001:db8:cafe::17"),
        ("for=203.0.113.9, for=198.51.100.1", "198.51.100.1"),
        ("for=_hidden", "10.0.0.1"),
        ("for=unknown", "10.0.0.1"),
        ("proto=https", "10.0.0.1"),
    ],
)
def test_the_header_of_rfc_7239_is_understood(element: str, found: str) -> None:
    assert client("10.0.0.1", ("forwarded", element)) == found


@pytest.mark.parametrize(
    "nonsense", ["", "unknown", "198.51.100.1.2", "<script>", ", ,", "10.0.0.999"]
)
def test_nonsense_leaves_the_proxy_as_the_client(nonsense: str) -> None:
    assert client("10.0.0.1", ("x-forwarded-for", nonsense)) == "10.0.0.1"


def test_an_ipv4_address_in_ipv6_is_the_ipv4_address() -> None:
    assert client("::ffff:10.0.0.1", ("x-forwarded-for", "::ffff:198.51.100.1")) == "198.51.100.1"


def test_a_socket_without_an_address_has_no_client() -> None:
    assert client("") == ""


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_said_the_client_is_an_address(forwarded: str, also: str) -> None:
    found = client("10.0.0.1", ("x-forwarded-for", forwarded), ("forwarded", also))
    assert found
    assert client("192.0.2.7", ("x-forwarded-for", forwarded), ("forwarded", also)) == "192.0.2.7"
