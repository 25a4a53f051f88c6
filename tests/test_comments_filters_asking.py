"""How a filter asks: whom it may ask, how long it waits, what it believes."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filtering import NOW, SUBMISSION, raw_host
from weekpress.comments.filters.asking import Asker, is_loopback, retry_after
from weekpress.comments.filters.places import asked_address
from weekpress.comments.filters.protocol import FilterError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        ("9" * 30, 7 * 86400),
        ("Fri, 27 Nov 2026 12:01:30 GMT", 90),
        ("Friday, 27-Nov-26 12:01:30 GMT", 90),
        ("Fri Nov 27 12:01:30 2026", 90),
        ("Fri, 27 Nov 2026 11:00:00 GMT", 0),
        ("Fri, 27 Nov 2099 11:00:00 GMT", 7 * 86400),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("\u0661\u0662", None),
    ],
)
def test_a_retry_after_is_seconds_or_a_date_within_bounds(text: str, seconds: int | None) -> None:
    wait = retry_after(text, NOW)
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


@given(st.text())
def test_any_retry_after_is_a_wait_or_none(text: str) -> None:
    wait = retry_after(text, NOW)
    assert wait is None or timedelta() <= wait <= timedelta(days=7)


@pytest.mark.parametrize(
    "address",
    ["https://filter.example/check", "https://filter.example:8443", "http://127.0.0.1:8090",
     "http://localhost/x", "http://[::1]:9/"],
)  # fmt: skip
def test_an_address_may_be_asked_by_https_or_on_this_machine(address: str) -> None:
    assert asked_address("http", address) == address


@pytest.mark.parametrize(
    "address",
    ["http://filter.example/", "http://127.0.0.1.example/", "http://localhost.example/",
     "http://10.0.0.1/", "https://user:word@filter.example/", "https:///x", "ftp://127.0.0.1/",
     "file:///etc/passwd", "https://[::1", "https://x:99999/", "", None, 7],
)  # fmt: skip
def test_no_other_address_may_be_asked(address: object) -> None:
    with pytest.raises(ValueError, match=re.escape("[filters.http] address has to begin with")):
        asked_address("http", address)


@given(st.text())
def test_what_is_on_this_machine_is_told_of_any_host(text: str) -> None:
    host = re.sub(r"[\[\]]", "", text)
    assert not is_loopback(f"https://{host}.example/")


def test_no_proxy_comes_between_us_and_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with raw_host([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"]) as (address, _):
        answer = Asker("It", 5, "Test/1", lambda: NOW).ask(address, b"x", {})
    assert answer.text == "hi"


def test_an_https_address_is_never_asked_in_clear_text() -> None:
    with raw_host([b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue"]) as (address, told):
        asker = Asker("It", 0.3, "Test/1", lambda: NOW)
        with pytest.raises(FilterError):
            asker.ask(address.replace("http:", "https:"), SUBMISSION.email.encode(), {})
    assert not any(SUBMISSION.email.encode() in one for one in told)
