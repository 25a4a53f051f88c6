"""The stand-in answers as the contract says, and goes wrong as it is told to."""

from __future__ import annotations

import json

import httpx2
import pytest

from filtering import Standin, running_standin, standin
from weekpress.comments.fake_filter.contract import KEY, SPAM_EMAIL, SPAM_NAMES
from weekpress.comments.fake_filter.faults import Fault

__all__ = ["running_standin", "standin"]

BARE = {"api_key": KEY, "blog": "https://notes.example.org/", "user_ip": "203.0.113.7"}


def post(standin: Standin, call: str, form: dict[str, str]) -> httpx2.Response:
    return httpx2.post(f"{standin.address}/{call}", data=form)


def check(standin: Standin, **more: str) -> httpx2.Response:
    return post(standin, "1.1/comment-check", {**BARE, **more})


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({}, "false"),
        ({"comment_author": SPAM_NAMES[0]}, "true"),
        ({"comment_author": SPAM_NAMES[1]}, "true"),
        ({"comment_author_email": SPAM_EMAIL}, "true"),
        ({"comment_author": SPAM_NAMES[0], "user_role": "administrator"}, "false"),
        ({"api_key": "another12345"}, "invalid"),
    ],
)
def test_the_test_values_behave(more: dict[str, str], text: str, standin: Standin) -> None:
    answer = check(standin, **more)
    assert (answer.status_code, answer.text) == (200, text)
    assert ("x-akismet-debug-help" in answer.headers) == (text == "invalid")


@pytest.mark.parametrize("lacking", BARE)
@pytest.mark.parametrize("call", ["comment-check", "submit-spam", "submit-ham"])
def test_what_is_required_is_missed(lacking: str, call: str, standin: Standin) -> None:
    answer = post(standin, f"1.1/{call}", {k: v for k, v in BARE.items() if k != lacking})
    assert answer.text == "invalid"
    assert answer.headers["x-akismet-debug-help"] == f'Empty "{lacking}" value'


def test_only_a_form_is_read(standin: Standin) -> None:
    answer = httpx2.post(f"{standin.address}/1.1/comment-check", json=BARE)
    assert answer.text == "invalid"
    assert standin.fake.told == []


@pytest.mark.parametrize(
    ("call", "form", "text"),
    [
        ("1.1/verify-key", {"key": KEY, "blog": BARE["blog"]}, "valid"),
        ("1.1/verify-key", {"key": "no", "blog": BARE["blog"]}, "invalid"),
        ("1.1/submit-spam", BARE, "Thanks for making the web a better place."),
        ("1.1/submit-ham", BARE, "Thanks for making the web a better place."),
        ("1.1/deactivate", BARE, "deactivated"),
        ("1.2/usage-limit", {}, "invalid"),
        ("1.2/nothing", BARE, "Not Found"),
    ],
)
def test_the_other_calls_answer(
    call: str, form: dict[str, str], text: str, standin: Standin
) -> None:
    assert post(standin, call, form).text == text


def test_usage_and_sites_are_told_by_get_too(standin: Standin) -> None:
    found = httpx2.get(f"{standin.address}/1.2/usage-limit", params={"api_key": KEY}).json()
    assert found["usage"] == 42
    sites = httpx2.get(
        f"{standin.address}/1.2/key-sites", params={"api_key": KEY, "month": "2026-10"}
    )
    assert sites.json()["2026-10"][0]["site"] == "notes.example.org"
    csv = post(standin, "1.2/key-sites", {**BARE, "format": "csv"})
    assert csv.text.startswith("site,api_calls,")


def test_it_remembers_what_it_was_told(standin: Standin) -> None:
    check(standin, comment_content="ä & b")
    told = httpx2.get(f"{standin.address}/told").json()
    fields = {**BARE, "comment_content": "ä & b"}
    assert told == [{"call": "1.1/comment-check", "fields": fields}]


def test_faults_are_switched_while_it_runs(standin: Standin) -> None:
    assert httpx2.put(f"{standin.address}/fault", content="error\n").status_code == 200
    assert check(standin).status_code == 500
    assert httpx2.put(f"{standin.address}/fault", content="eror").status_code == 422
    httpx2.put(f"{standin.address}/fault", content="none")
    assert check(standin).text == "false"


@pytest.mark.parametrize("fault", Fault)
def test_each_fault_is_what_it_says(fault: Fault, standin: Standin) -> None:
    standin.fake.fault = fault
    try:
        answer = httpx2.post(f"{standin.address}/1.1/comment-check", data=BARE, timeout=0.3)
    except httpx2.HTTPError:
        assert fault in {Fault.SLOW, Fault.DROPPED}
        return
    good = {Fault.NONE, Fault.ALERT, Fault.RECHECK}
    assert (answer.content in {b"true", b"false"}) == (fault in good)
    assert ("x-akismet-alert-code" in answer.headers) == (fault in {Fault.ALERT, Fault.OVER_QUOTA})
    assert ("x-akismet-recheck-after" in answer.headers) == (fault is Fault.RECHECK)


def test_an_answer_says_json_where_it_is_json(standin: Standin) -> None:
    answer = post(standin, "1.2/usage-limit", {"api_key": KEY})
    assert answer.headers["content-type"] == "application/json"
    assert json.loads(answer.text)["limit"] == 500
