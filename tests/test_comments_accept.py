"""The form over HTTP: what is taken in is on the disk; what is not comes back with every word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from bs4 import BeautifulSoup

from commenting import NOON, OTHER_POST, POST, received, taken
from serving_comments import PLENTY, TYPED, Running, only, raw, running, site_of, stored
from weekpress.comments.fields import MOST_COMMENT
from weekpress.comments.record import new_id
from weekpress.comments.states import State, Step
from weekpress.comments.store import opened

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Running]:
    """A service with nothing in it."""
    with running(tmp_path, configured=PLENTY) as service:
        yield service


def page(response: httpx2.Response) -> BeautifulSoup:
    return BeautifulSoup(response.text, "lxml")


def text(response: httpx2.Response) -> str:
    main = page(response).main
    assert main
    return " ".join(main.get_text(" ").split())


def test_a_comment_is_answered_with_303_to_a_page_that_says_what_happens_next(
    database: dict[str, str], tmp_path: Path
) -> None:
    with running(tmp_path, database, PLENTY) as service:
        answer = service.send()
        thanks = service.get(answer.headers["location"])
    assert (answer.status_code, answer.headers["location"]) == (303, f"/posts/{POST}/thanks")
    assert "usually within two working days" in text(thanks)
    assert page(thanks).find("a", href="https://notes.example.org/bins/")
    ((comment, _),) = stored(tmp_path / "data", database)
    assert (comment.name, comment.body) == ("Rosa Field", "My bin was missed.\nTwice.")
    assert comment.state is State.PENDING


@pytest.mark.parametrize("sign", ["a", "ŵ", "क", "𐌰"])
def test_the_longest_comment_is_taken_in_any_script(service: Running, sign: str) -> None:
    words = sign * MOST_COMMENT
    assert service.send(name=sign * 100, comment=words).status_code == 303
    assert only(service.data)[0].body == words


def test_what_only_filters_may_see_is_kept_as_it_came(service: Running) -> None:
    headers = {
        "User-Agent": "Example/1.0", "Referer": "https://notes.example.org/bins/",
        "Accept-Language": "cy", "Cookie": "secret=1",
    }  # fmt: skip
    typed = {**TYPED, "r3": "buy", "opened": service.get("/opened").text, "website": "example.org"}
    httpx2.post(f"{service.address}/posts/{POST}/comments", data=typed, headers=headers)
    sent = only(service.data)[1]
    assert (sent.agent, sent.referrer, sent.decoy) == (
        "Example/1.0", "https://notes.example.org/bins/", "buy",
    )  # fmt: skip
    assert (sent.permalink, sent.tags, sent.address) == (
        "https://notes.example.org/bins/", ("waste",), "127.0.0.1",
    )  # fmt: skip
    assert sent.headers["Accept-Language"] == "cy"
    assert "Cookie" not in sent.headers
    assert sent.seconds is not None
    assert sent.website == "https://example.org"


def test_errors_come_back_as_a_page_with_a_summary_that_leads_to_each_field(
    service: Running,
) -> None:
    answer = service.send(name="", email="rosa", comment='Words & "more" <b>\n  kept')
    found = page(answer)
    assert answer.status_code == 422
    assert found.title
    assert found.title.text.startswith("Error: Comment on Bins & boxes")
    links = found.select(".error-summary a")
    assert [link["href"] for link in links] == [
        "#weekpress-comment-name",
        "#weekpress-comment-email",
    ]
    assert all(found.select_one(str(link["href"])) for link in links)
    assert found.select_one(".error-summary[autofocus][tabindex='-1']")
    assert [field["value"] for field in found.select("#weekpress-comment-email")] == ["rosa"]
    assert found.textarea
    assert found.textarea.text.removeprefix("\n") == 'Words & "more" <b>\n  kept'
    assert stored(service.data) == []


def test_the_form_is_a_page_too_with_a_signed_time(service: Running) -> None:
    answer = service.get(f"/posts/{POST}/comments")
    assert answer.status_code == 200
    opened_at = page(answer).select_one("input[name=opened]")
    assert opened_at
    service.send(opened=str(opened_at["value"]))
    assert only(service.data)[1].seconds is not None


def test_an_answer_shows_what_it_answers_and_whom(service: Running) -> None:
    with opened(service.data, {}) as store:
        parent = received(store, name="Sam <b>", body="See **this** <script>\n\nTwo")
        taken(store, parent, Step.APPROVE)
    answer = service.get(f"/posts/{POST}/comments/{parent}/reply")
    quoted, told = page(answer).select_one("blockquote"), page(answer).select_one("form p")
    assert quoted and quoted.text == "See this <script>\nTwo"
    assert told and told.text == "You are answering Sam <b>."
    service.send(parent=parent, comment="Yes")
    assert [c.parent for c, _ in stored(service.data)] == ["", parent]


def test_what_readers_do_not_see_is_not_shown_by_the_form_for_an_answer(service: Running) -> None:
    with opened(service.data, {}) as store:
        waiting = received(store, body="Not for readers yet")
        elsewhere = received(store, 1, post=OTHER_POST, body="Of another post")
        taken(store, elsewhere, Step.APPROVE)
    unknown = new_id(NOON, bytes(10))
    answers = [
        service.get(f"/posts/{POST}/comments/{c}/reply") for c in (waiting, elsewhere, unknown)
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({text(a) for a in answers}) == 1
    assert "You are answering a comment" in text(answers[0])


def test_a_post_that_is_closed_says_so_and_gives_the_words_back(service: Running) -> None:
    answer = service.send(OTHER_POST, comment="Every <word>")
    assert answer.status_code == 410
    assert "until 31 March 2020" in text(answer)
    assert page(answer).find("a", href="mailto:digital@marchwater.example.org")
    found = page(answer).textarea
    assert found
    assert found.text.strip() == "Every <word>"
    assert stored(service.data) == []


def test_a_post_nobody_knows_gives_the_words_back_too(service: Running) -> None:
    answer = service.send("0" * 36, comment="Every word")
    assert answer.status_code == 404
    assert "Every word" in answer.text
    assert service.get(f"/posts/{'0' * 36}/comments").status_code == 404


def test_a_site_that_closes_while_the_service_runs_is_closed(service: Running) -> None:
    assert service.send().status_code == 303
    site_of(service.site, closed_from="2000-01-01T00:00:00+00:00")
    answer = service.send(comment="Another")
    assert answer.status_code == 403
    assert "Another" in answer.text


def test_a_double_click_is_one_comment_and_one_answer(service: Running) -> None:
    first, second = service.send(), service.send()
    assert (first.status_code, first.headers["location"]) == (
        second.status_code, second.headers["location"],
    )  # fmt: skip
    assert len(stored(service.data)) == 1


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (FORM, 303),
        (f"{FORM}; charset=UTF-8", 303),
        (f"{FORM}; charset=iso-8859-1", 415),
        ("multipart/form-data; boundary=x", 415),
        ("application/json", 415),
        ("text/plain", 415),
        ("", 415),
    ],
)
def test_only_a_form_in_utf_8_is_taken(service: Running, kind: str, status: int) -> None:
    body = b"name=Rosa&email=rosa@example.org&comment=Bin"
    address = f"{service.address}/posts/{POST}/comments"
    assert httpx2.post(address, content=body, headers={"Content-Type": kind}).status_code == status


def test_a_method_that_is_not_for_a_page_is_told_which_are(service: Running) -> None:
    address = f"{service.address}/posts/{POST}/comments"
    answer = httpx2.request("DELETE", address)
    assert answer.status_code == 405
    assert set(answer.headers["allow"].replace(" ", "").split(",")) >= {"GET", "POST"}
    assert httpx2.request("OPTIONS", address).status_code == 405
    head = httpx2.head(address)
    assert (head.status_code, head.content) == (200, b"")


def test_too_many_from_one_sender_are_asked_to_wait_with_every_word_kept(tmp_path: Path) -> None:
    with running(tmp_path, configured='[limits]\nper_sender = "2 per hour"') as service:
        answers = [service.send(comment=f"Number {n}") for n in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert 0 < int(answers[2].headers["retry-after"]) <= 1800
    assert "Number 2" in answers[2].text
    assert "send them again in 30 minutes" in text(answers[2])


def test_when_too_many_wait_for_a_person_the_words_come_back(tmp_path: Path) -> None:
    with running(tmp_path, configured="[limits]\nwaiting = 1") as service:
        with opened(service.data, {}) as store:
            received(store)
        answer = service.send(comment="One too many")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "3600")
    assert "One too many" in answer.text


def test_a_store_that_cannot_be_written_to_gives_the_words_back(service: Running) -> None:
    with opened(service.data, {}) as store, store.writing():
        answer = httpx2.post(
            f"{service.address}/posts/{POST}/comments",
            data={**TYPED, "comment": "Kept"},
            timeout=30,
        )
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert "Kept" in answer.text
    assert page(answer).select_one("form.comment-form textarea")
    assert service.send(comment="Kept").status_code == 303


def test_a_request_that_is_no_http_does_no_harm(service: Running) -> None:
    assert b" 400 " in raw(service.address, b"GARBAGE\r\n\r\n").split(b"\r\n")[0]
    assert service.send().status_code == 303
