"""The signature of requests, by the words of Standard Webhooks."""

from __future__ import annotations

import base64
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filtering import NOW, SECRET
from weekpress.comments.filters.signature import ID, SIGNATURE, TIMESTAMP, key_of, refusal, signed

KEY = key_of(SECRET)


def test_it_is_the_signature_of_the_published_example() -> None:
    """The id, time, body and secret of the specification's own libraries' tests."""
    key = key_of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    headers = {ID: "msg_p5jXN8AQM9LWM0D4loKWxJek", TIMESTAMP: "1614265330"}
    theirs = {**headers, SIGNATURE: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="}
    then = NOW.fromtimestamp(1614265330, NOW.tzinfo)
    assert refusal(key, theirs, body, then) == ""


@given(st.binary(max_size=99), st.binary(min_size=10, max_size=10))
def test_what_is_signed_is_trusted_and_a_changed_byte_is_not(body: bytes, chance: bytes) -> None:
    headers = signed(KEY, body, NOW, chance)
    assert refusal(KEY, headers, body, NOW) == ""
    assert refusal(KEY, headers, body + b"x", NOW)
    assert refusal(key_of("whsec_" + "eA" * 16), headers, body, NOW)
    assert refusal(KEY, {**headers, ID: headers[ID] + "0"}, body, NOW)


@pytest.mark.parametrize(("seconds", "trusted"), [(0, 1), (299, 1), (-299, 1), (301, 0), (-301, 0)])
def test_a_request_is_trusted_for_five_minutes(seconds: int, trusted: int) -> None:
    headers = signed(KEY, b"", NOW, bytes(10))
    why = refusal(KEY, headers, b"", NOW + timedelta(seconds=seconds))
    assert why == ("" if trusted else "It is too old, or from the future.")


def test_one_of_several_signatures_is_enough() -> None:
    headers = signed(KEY, b"", NOW, bytes(10))
    headers[SIGNATURE] = f"v1,AAAA v2,{headers[SIGNATURE][3:]} {headers[SIGNATURE]}"
    assert refusal(KEY, headers, b"", NOW) == ""


@given(st.dictionaries(st.sampled_from([ID, TIMESTAMP, SIGNATURE]), st.text()))
def test_any_headers_are_refused_in_words(headers: dict[str, str]) -> None:
    assert refusal(KEY, headers, b"", NOW).startswith("It")


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_!!", "whsec_" + "A" * 400, SECRET[6:]])
def test_what_is_no_secret_is_not_repeated(secret: str) -> None:
    with pytest.raises(ValueError, match="as `openssl rand -base64 32` makes them") as raised:
        key_of(secret)
    assert len(secret) < 9 or secret not in str(raised.value)
    assert not raised.value.__context__


def test_openssl_makes_secrets_that_fit() -> None:
    assert len(key_of("whsec_" + base64.b64encode(bytes(32)).decode())) == 32
