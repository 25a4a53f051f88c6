"""The hook: what it sends is what its page says, and only whoever knows the secret believes it."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import timedelta

import jsonschema
import pytest
from hypothesis import given

from building import ROOT
from filtering import KNOWN, NOW, SECRET, SITE, SUBMISSION, raw_host, setting, submissions
from weekpress.comments.filters import http
from weekpress.comments.filters.protocol import Feedback, FilterError, Opinion
from weekpress.comments.filters.signature import key_of, refusal
from weekpress.comments.states import Verdict
from weekpress.comments.submission import Submission

PAGE = (ROOT / "docs/reference/comment-filter-hook.md").read_text(encoding="utf-8")
REQUEST, ANSWER = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.S))


def hook(address: str, **options: object) -> http.Hook:
    return http.make(setting({"address": address, **options}, **{http.SECRET: SECRET}))


def answer(body: str, head: str = "200 OK") -> list[bytes]:
    return [f"HTTP/1.1 {head}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()]


def sent(told: list[bytes]) -> tuple[dict[str, str], bytes]:
    """The headers and the body of the last request."""
    head, _, body = told[-1].partition(b"\r\n\r\n")
    lines = [line.split(": ", 1) for line in head.decode("latin-1").split("\r\n")[1:]]
    return {name.lower(): value for name, value in lines}, body


def test_a_check_is_signed_and_is_as_the_page_says() -> None:
    with raw_host(answer('{"verdict": "ham"}')) as (address, told):
        assert hook(address).check(SUBMISSION, KNOWN, "retry") == Opinion(Verdict.HAM)
    headers, body = sent(told)
    assert refusal(key_of(SECRET), headers, body, NOW) == ""
    assert headers["content-type"] == "application/json"
    said = json.loads(body)
    jsonschema.validate(said, REQUEST)
    assert (said["kind"], said["again"], said["test"]) == ("check", "retry", False)
    assert said["site"] == {"address": SITE, "lang": "en-GB"}


def test_feedback_and_standing_are_as_the_page_says() -> None:
    with raw_host(answer("")) as (address, told):
        hook(address).learn(SUBMISSION, Feedback(True, "Ada", Verdict.HAM, "g1"))
        assert hook(address).standing().works
        for kind in (b"feedback", b"standing"):
            said = next(json.loads(sent([one])[1]) for one in told if b'"%b"' % kind in one)
            jsonschema.validate(said, REQUEST)


@given(submissions)
def test_any_submission_is_as_the_page_says(submission: Submission) -> None:
    whole = {"version": 1, "kind": "check", "test": True, "site": {"address": SITE, "lang": "en"}}
    said = json.loads(json.dumps(whole | http.checked(submission, KNOWN, "")))
    jsonschema.validate(said, REQUEST)
    assert said["submission"]["body"] == submission.body


def test_the_page_knows_every_part_of_a_submission() -> None:
    told = REQUEST["properties"]["submission"]
    assert {*told["properties"]} == {*told["required"]} == {one.name for one in fields(Submission)}


@pytest.mark.parametrize(
    ("said", "opinion"),
    [
        ({"verdict": "spam", "why": "A\nword"}, Opinion(Verdict.SPAM, "A word")),
        ({"verdict": "discard", "guid": "g7"}, Opinion(Verdict.DISCARD, guid="g7")),
        (
            {"verdict": "ham-provisional", "again_after": 30},
            Opinion(Verdict.PROVISIONAL, again_after=timedelta(seconds=30)),
        ),
        (
            {"verdict": "ham-provisional"},
            Opinion(Verdict.PROVISIONAL, again_after=timedelta(minutes=2)),
        ),
        ({"verdict": "ham", "again_after": 30, "more": [1]}, Opinion(Verdict.HAM)),
    ],
)
def test_answers_as_the_page_says_are_understood(said: object, opinion: Opinion) -> None:
    jsonschema.validate(said, ANSWER)
    with raw_host(answer(json.dumps(said))) as (address, _):
        assert hook(address).check(SUBMISSION, KNOWN) == opinion


@pytest.mark.parametrize(
    "said", ["", "true", "[]", "{}", '{"verdict": "error"}', '{"verdict": []}']
)
def test_anything_else_is_no_opinion(said: str) -> None:
    with (
        raw_host(answer(said)) as (address, _),
        pytest.raises(FilterError, match="no answer") as raised,
    ):
        hook(address).check(SUBMISSION, KNOWN)
    assert not raised.value.alarm


@pytest.mark.parametrize(
    ("head", "alarm", "retry_after"),
    [
        ("401 Unauthorized", True, None),
        ("404 Not Found", True, None),
        ("302 Found\r\nLocation: https://elsewhere.example/", True, None),
        ("429 Too Many\r\nRetry-After: 7", False, 7),
        ("503 Unavailable\r\nRetry-After: 7", False, 7),
        ("500 Oh", False, None),
    ],
)
def test_a_status_says_what_to_do(head: str, alarm: bool, retry_after: int | None) -> None:
    with raw_host(answer("", head)) as (address, _), pytest.raises(FilterError) as raised:
        hook(address).check(SUBMISSION, KNOWN)
    wait = raised.value.retry_after
    assert (raised.value.alarm, wait and wait.total_seconds()) == (alarm, retry_after)


def test_no_two_requests_have_one_id() -> None:
    with raw_host(answer('{"verdict": "ham"}')) as (address, told):
        for _ in range(2):
            hook(address).check(SUBMISSION, KNOWN)
    assert len({sent([one])[0]["webhook-id"] for one in told}) == 2


def test_the_website_of_a_commenter_is_never_opened() -> None:
    """Nor any other address in a comment: the one connection is to the one that is configured."""
    with raw_host(answer("<title>x</title>")) as (theirs, opened):
        bait = {"website": theirs, "body": f"{theirs}/x", "referrer": theirs, "permalink": theirs}
        lured = replace(SUBMISSION, **bait)
        with raw_host(answer(json.dumps({"verdict": "spam", "why": theirs}))) as (ours, told):
            assert hook(ours).check(lured, KNOWN).verdict is Verdict.SPAM
            hook(ours).learn(lured, Feedback(True, "Ada", Verdict.SPAM))
        assert (len(told), opened) == (2, [])


@pytest.mark.parametrize(
    ("options", "secret", "told"),
    [
        ({"address": "http://filter.example/"}, SECRET, "has to begin with https://"),
        ({}, SECRET, "has to begin with https://"),
        ({"address": "https://f.example/"}, "", "WEEKPRESS_COMMENTS_HOOK_SECRET"),
        ({"address": "https://f.example/"}, "whsec_c2hvcnQ=", "24 to 64 bytes"),
        ({"address": "https://f.example/"}, "c2hvcnQ", "has to be whsec_"),
        ({"address": "https://f.example/", "privacy": 3}, SECRET, "privacy has to be a text"),
        ({"address": "https://f.example/", "secret": "x"}, SECRET, "no option 'secret'"),
    ],
)
def test_options_that_cannot_be_worked_with_are_told(
    options: dict[str, object], secret: str, told: str
) -> None:
    with pytest.raises(ValueError, match=told) as raised:
        http.make(setting(options, **{http.SECRET: secret}))
    assert "c2hvcnQ" not in str(raised.value)


def test_its_privacy_text_names_the_host_and_what_the_team_says() -> None:
    text = hook("https://filter.example/x", privacy="We keep nothing.").privacy()
    assert "A program at filter.example" in text
    assert text.endswith("We keep nothing.")
