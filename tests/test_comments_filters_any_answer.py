"""Whatever a service answers, there is an opinion or a FilterError: never anything else."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filtering import KNOWN, NOW, SECRET, SUBMISSION, dripping_host, raw_host, setting
from weekpress.comments.fake_filter.contract import KEY
from weekpress.comments.filters import akismet, http
from weekpress.comments.filters.akismet import answers
from weekpress.comments.filters.asking import Answer, Asker, fault_of
from weekpress.comments.filters.protocol import FilterError, Opinion, SpamFilter
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

HEADERS = st.dictionaries(
    st.sampled_from(
        ["x-akismet-error", "x-akismet-guid", "x-akismet-pro-tip", "x-akismet-recheck-after",
         "x-akismet-alert-code", "x-akismet-alert-msg", "x-akismet-debug-help", "retry-after"]
    ),
    st.text(max_size=40) | st.sampled_from(["discard", "120", "0", "10501", "9" * 40]),
)  # fmt: skip
TEXTS = st.text(max_size=60) | st.sampled_from(["true", "false", "invalid", " true\n", "TRUE"])

FILTERS = [
    lambda address: akismet.make(setting({"address": address}, **{akismet.KEY: KEY})),
    lambda address: http.make(setting({"address": address}, **{http.SECRET: SECRET})),
]


def opinion_of(filter_: SpamFilter, submission: Submission = SUBMISSION) -> Opinion | None:
    """The opinion, or None for a FilterError."""
    try:
        return filter_.check(submission, KNOWN)
    except FilterError:
        return None


@given(HEADERS, TEXTS)
def test_only_true_is_spam_and_only_false_is_ham(headers: dict[str, str], text: str) -> None:
    try:
        found = answers.opinion(Answer(200, headers, text), [KEY])
    except FilterError as error:
        assert text.strip() not in {"true", "false"} or "x-akismet-error" in headers
        assert KEY not in str(error)
        return
    spam = found.verdict in {Verdict.SPAM, Verdict.DISCARD}
    assert text.strip() == ("true" if spam else "false")
    assert (found.again_after is not None) == (found.verdict is Verdict.PROVISIONAL)


@given(st.integers(100, 599), HEADERS)
def test_a_status_is_a_success_or_an_error_with_a_wait_within_bounds(
    status: int, headers: dict[str, str]
) -> None:
    fault = fault_of(Answer(status, headers, ""), "It", NOW)
    assert (fault is None) == (200 <= status < 300)
    if fault and fault.retry_after is not None:
        assert 0 <= fault.retry_after.total_seconds() <= 7 * 86400


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["verdict", "why", "again_after", "guid"]), inner, max_size=4
    ),
)  # fmt: skip


@given(st.text() | JSON.map(lambda said: json.dumps(said)))
def test_the_hooks_answer_may_be_anything(text: str) -> None:
    try:
        found = http.opinion(Answer(200, {}, text), [])
    except FilterError:
        return
    assert found.verdict in set(http._VERDICTS.values())


@pytest.mark.parametrize("make", FILTERS, ids=["akismet", "http"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from([b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 "]))
def test_any_bytes_on_the_wire(make: object, rest: bytes, start: bytes) -> None:
    with raw_host([start + rest]) as (address, _):
        assert callable(make)
        found = opinion_of(make(address))
        assert found is None or found.verdict in set(Verdict)


@pytest.mark.parametrize("make", FILTERS, ids=["akismet", "http"])
@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n" + b"x" * 70000,
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"true"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ntrue\r\n",
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 200_000 + b"\r\n\r\ntrue",
        b"HTTP/1.1 200 OK\r\n\xff\xfe: \xff\r\nContent-Length: 4\r\n\r\n\xff\xfe\xfd\xfc",
        b"[" * 60_000,
    ],
    ids=["long", "packed", "half", "long header", "no text", "nested"],
)
def test_what_is_too_much_or_too_odd_is_an_error(make: object, answer: bytes) -> None:
    with raw_host([answer]) as (address, _):
        assert callable(make)
        assert opinion_of(make(address)) is None


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\n\r\n"], ids=["head", "body"]
)
def test_an_answer_that_drips_for_ever_is_given_up(start: bytes) -> None:
    """Each byte comes in time; all of them never would."""
    with dripping_host(start) as address, pytest.raises(FilterError, match="not answer in time"):
        Asker("It", 0.2, "Test/1", lambda: NOW).ask(address, b"", {})


def test_a_redirect_is_not_followed() -> None:
    with raw_host([b"HTTP/1.1 204 OK\r\n\r\n"]) as (there, told):
        moved = f"HTTP/1.1 307 Moved\r\nLocation: {there}/1.1/comment-check\r\n\r\n".encode()
        with raw_host([moved]) as (here, _):
            assert [opinion_of(make(here)) for make in FILTERS] == [None, None]
        assert told == []
