"""The threats of the public form, row by row, tried on the real service: each comes to nothing.

XSS, header injection, CSRF, SSRF, path traversal, mass assignment, a forged client address, replay,
flooding, bodies that are too long or too slow, bad encodings, and an oracle by status or length.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import httpx2
import pytest
from bs4 import BeautifulSoup
from starlette.requests import Request
from starlette.types import Message

from commenting import POST
from serving_comments import PLENTY, TYPED, Running, raw, running, stored
from weekpress.comments.states import State, Verdict
from weekpress.comments.store.rows import Stored
from weekpress.comments.submission import Submission
from weekpress.comments.web.body import MOST_UNREAD, BodyError, body_of

FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
TAKE = f"POST /posts/{POST}/comments HTTP/1.1\r\nHost: a\r\nConnection: close\r\n".encode() + FORM

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'--></style></textarea></title><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}",
    "\u202e<a href=javascript:alert(1)>",
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One service for all of them."""
    with running(tmp_path_factory.mktemp("threats"), configured=PLENTY) as service:
        yield service


def newest(service: Running) -> tuple[Stored, Submission]:
    """The last comment stored, with how it was submitted."""
    return stored(service.data)[-1]


def active(text: str) -> list[str]:
    """What in a page would run, frame or load something."""
    page = BeautifulSoup(text, "lxml")
    found = [
        tag.name for tag in page.find_all(["script", "img", "svg", "iframe", "object", "style"])
    ]
    for tag in page.find_all(True):
        found += [name for name in tag.attrs if name.startswith("on")]
        found += [v for n in ("href", "src") if (v := str(tag.get(n, ""))).startswith("javascript")]
    return found


@pytest.mark.parametrize("field", list(TYPED))
@pytest.mark.parametrize("payload", PAYLOADS)
def test_xss_in_any_field_of_an_error_page_is_text(
    service: Running, field: str, payload: str
) -> None:
    answer = service.send(**{"email": "", field: payload})
    assert answer.status_code == 422
    assert active(answer.text) == []
    assert "script" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_xss_in_a_path_is_text(service: Running) -> None:
    for path in ("/<script>alert(1)</script>", "/posts/<svg onload=x>/comments"):
        answer = service.get(path)
        assert (answer.status_code, active(answer.text)) == (404, [])


def test_header_injection_by_a_path_or_a_field_adds_no_header(service: Running) -> None:
    for path in (f"/posts/{POST}%0d%0aSet-Cookie:a=b/comments", "/%0d%0aX-Own:1"):
        answer = service.get(path)
        assert answer.status_code == 404
        assert not {"set-cookie", "x-own"} & set(answer.headers)
    answer = service.send(name="Rosa\r\nX-Own: 1", comment="a\r\nX-Own: 1")
    assert answer.headers["location"] == f"/posts/{POST}/thanks"
    assert "\n" not in newest(service)[0].name


def test_a_host_that_a_request_names_is_never_repeated(service: Running) -> None:
    for path in (f"/posts/{POST}/comments/", "/privacy/", "/privacy", "/nothing"):
        answer = httpx2.get(f"{service.address}{path}", headers={"Host": "evil.example"})
        assert "evil.example" not in answer.text + str(answer.headers)


def test_csrf_gains_nothing_because_nothing_is_done_in_anybodys_name(service: Running) -> None:
    answer = httpx2.post(
        f"{service.address}/posts/{POST}/comments",
        data={**TYPED, "comment": "From afar"},
        headers={"Origin": "https://evil.example", "Cookie": "session=1"},
    )
    assert answer.status_code == 303
    assert "set-cookie" not in answer.headers
    comment, sent = newest(service)
    assert (comment.state, sent.foreign) == (State.PENDING, True)


@pytest.mark.parametrize(
    ("headers", "foreign"),
    [
        ({"Origin": "https://notes.example.org"}, False),
        ({"Origin": "{ours}"}, False),
        ({"Origin": "https://notes.example.org.evil.example"}, True),
        ({"Origin": "http://notes.example.org"}, True),
        ({"Origin": "null"}, False),
        ({"Origin": "null", "Referer": "https://evil.example/a"}, True),
        ({"Referer": "https://notes.example.org/bins/"}, False),
        ({}, False),
    ],
)
def test_csrf_from_a_foreign_page_is_a_sign_for_filters(
    service: Running, headers: dict[str, str], foreign: bool
) -> None:
    headers = {name: said.replace("{ours}", service.address) for name, said in headers.items()}
    typed = {**TYPED, "comment": f"From {headers}"}
    httpx2.post(f"{service.address}/posts/{POST}/comments", data=typed, headers=headers)
    assert newest(service)[1].foreign is foreign


def test_csrf_no_foreign_script_may_read_a_signed_time(service: Running) -> None:
    ours = service.get("/opened", Origin="https://notes.example.org").headers
    foreign = service.get("/opened", Origin="https://evil.example").headers
    assert ours["access-control-allow-origin"] == "https://notes.example.org"
    assert "access-control-allow-origin" not in foreign
    assert foreign["vary"] == ours["vary"] == "Origin"


def test_ssrf_no_address_that_a_reader_gives_is_asked(service: Running) -> None:
    asked: list[str] = []

    class Trap(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    with HTTPServer(("127.0.0.1", 0), Trap) as trap:
        Thread(target=trap.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        address = f"http://127.0.0.1:{trap.server_address[1]}/"
        answer = httpx2.post(
            f"{service.address}/posts/{POST}/comments",
            data={**TYPED, "website": address, "comment": f"![x]({address}) {address}"},
            headers={"Referer": address, "Origin": address},
        )
        service.get(f"/posts/{POST}/thanks")
        trap.shutdown()
    assert (answer.status_code, asked) == (303, [])


@pytest.mark.parametrize(
    "post",
    ["..%2f..%2fetc%2fpasswd", "%2e%2e", "comments%00", POST.upper(), f"{POST}%2f..", "a" * 5_000],
)
def test_path_traversal_a_post_is_one_the_site_names_or_none(service: Running, post: str) -> None:
    before = sorted(service.data.rglob("*"))
    assert service.get(f"/posts/{post}/comments").status_code == 404
    assert service.send(post).status_code == 404
    assert sorted(service.data.rglob("*")) == before


def test_path_traversal_a_parent_is_a_ulid_or_refused(service: Running) -> None:
    assert service.send(parent="../../../x", comment="Up").status_code == 422
    assert service.get(f"/posts/{POST}/comments/..%2f..%2fx/reply").status_code == 404
    assert service.get(f"/posts/{POST}/comments/nothing/reply").status_code == 404


def test_mass_assignment_reaches_nothing_but_the_fields_of_the_form(service: Running) -> None:
    more = {
        "id": "01KB2S7Q9XJ4M8Z3T5V6W7Y8ZA", "state": "approved", "verdict": "ham", "confirmed": "1",
        "published": "2026-01-01", "user_role": "administrator", "is_test": "true",
        "received": "2000-01-01", "permalink": "https://evil.example/", "foreign": "0",
        "address": "192.0.2.1", "by_person": "1", "tags": "x",
    }  # fmt: skip
    assert service.send(**more, comment="Assign").status_code == 303
    comment, sent = newest(service)
    assert comment.id != more["id"]
    assert (comment.state, comment.verdict, comment.confirmed, comment.post) == (
        State.PENDING, Verdict.UNCHECKED, None, POST,
    )  # fmt: skip
    assert (sent.permalink, sent.address) == ("https://notes.example.org/bins/", "127.0.0.1")


def test_a_forged_client_address_is_not_believed(service: Running) -> None:
    forged = {"X-Forwarded-For": "198.51.100.1", "Forwarded": "for=198.51.100.1"}
    typed = {**TYPED, "comment": "Forged"}
    httpx2.post(f"{service.address}/posts/{POST}/comments", data=typed, headers=forged)
    assert newest(service)[1].address == "127.0.0.1"


def test_a_forged_client_address_does_not_get_round_a_limit(tmp_path: Path) -> None:
    limit = '[limits]\nper_sender = "1 per hour"\n[service]\ntrusted_proxies = ["127.0.0.1/32"]'
    said = ["198.51.100.1", "203.0.113.5, 198.51.100.1", "127.0.0.1, 198.51.100.1", "203.0.113.5"]
    with running(tmp_path, configured=limit) as service:
        statuses = [
            httpx2.post(
                f"{service.address}/posts/{POST}/comments",
                data={**TYPED, "comment": one},
                headers={"X-Forwarded-For": one},
            ).status_code
            for one in said
        ]
    assert statuses == [303, 429, 429, 303]


def test_replay_of_the_same_form_is_one_comment(service: Running) -> None:
    before = len(stored(service.data))
    answers = {service.send(comment="Again").status_code for _ in range(5)}
    assert (answers, len(stored(service.data)) - before) == ({303}, 1)


def test_replay_of_a_signed_time_with_other_words_says_only_how_old_it_is(
    service: Running,
) -> None:
    token = service.get("/opened").text
    for words in ("First use", "Second use"):
        service.send(opened=token, comment=words)
    first, second = (sent.seconds for _, sent in stored(service.data)[-2:])
    assert first is not None
    assert second is not None
    assert first <= second
    service.send(opened=f"{token}x", comment="Forged time")
    assert newest(service)[1].seconds is None


def test_flooding_by_a_household_of_ipv6_addresses_is_one_sender(tmp_path: Path) -> None:
    limit = '[limits]\nper_sender = "2 per hour"\n[service]\ntrusted_proxies = ["127.0.0.1/32"]'
    with running(tmp_path, configured=limit) as service:
        statuses = [
            httpx2.post(
                f"{service.address}/posts/{POST}/comments",
                data={**TYPED, "comment": f"Number {n}"},
                headers={"X-Forwarded-For": f"2001:db8::{n:x}"},
            ).status_code
            for n in range(4)
        ]
    assert statuses == [303, 303, 429, 429]


@pytest.mark.parametrize("limit", ["per_post", "everything"])
def test_flooding_of_a_post_and_of_all_is_held_whoever_sends(tmp_path: Path, limit: str) -> None:
    with running(tmp_path, configured=f'[limits]\n{limit} = "2 per hour"') as service:
        answers = [service.send(comment=f"Number {n}") for n in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 429]
    assert "Number 2" in answers[2].text


def test_an_oversized_body_is_refused_by_what_it_says_of_itself_and_by_what_comes(
    service: Running,
) -> None:
    long = b"comment=" + b"a" * 140_000
    sized = raw(service.address, TAKE + f"Content-Length: {len(long)}\r\n\r\n".encode(), long)
    chunk = b"8000\r\n" + b"a" * 0x8000 + b"\r\n"
    chunked = raw(
        service.address, TAKE + b"Transfer-Encoding: chunked\r\n\r\n", chunk * 5, b"0\r\n\r\n"
    )
    for answer in (sized, chunked):
        assert answer.startswith(b"HTTP/1.1 413 ")
        assert b"too long to be read" in answer


def test_an_oversized_body_without_end_is_cut(service: Running) -> None:
    chunk = b"8000\r\n" + b"a" * 0x8000 + b"\r\n"
    endless = [chunk] * (2 * MOST_UNREAD // 0x8000)
    raw(service.address, TAKE + b"Transfer-Encoding: chunked\r\n\r\n", *endless)
    assert service.get("/healthz").status_code == 200


def test_a_slow_body_is_given_up_and_told() -> None:
    async def receive() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    headers = [(b"content-type", b"application/x-www-form-urlencoded")]
    request = Request({"type": "http", "method": "POST", "headers": headers}, receive)
    with pytest.raises(BodyError, match="took too long") as told:
        asyncio.run(body_of(request, seconds=0.01))
    assert told.value.status == 408


def test_slow_bodies_of_many_keep_nobody_else_waiting(service: Running) -> None:
    import socket

    host, port = service.address.removeprefix("http://").split(":")
    with ExitStack() as lines:
        for _ in range(50):
            line = lines.enter_context(socket.create_connection((host, int(port))))
            line.sendall(TAKE + b"Content-Length: 100\r\n\r\nname=")
        assert service.send(comment="In between").status_code == 303


@pytest.mark.parametrize(
    "body",
    [
        b"name=Ro%00sa&email=rosa@example.org&comment=%00",
        b"name=%ED%A0%80&email=rosa@example.org&comment=x",
        b"name=\xff\xfe&email=rosa@example.org&comment=x",
        b"\xff\xfen\0a\0m\0e\0",
        b"%" * 300,
        b"=&=&=",
    ],
)
def test_bad_encodings_are_told_and_break_nothing(service: Running, body: bytes) -> None:
    before = len(stored(service.data))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    address = f"{service.address}/posts/{POST}/comments"
    answer = httpx2.post(address, content=body, headers=headers)
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert len(stored(service.data)) == before


def test_no_oracle_by_status_length_or_header(service: Running) -> None:
    kinds: list[dict[str, str]] = [
        {"comment": "A comment like others"},
        {"comment": "A comment like others"},  # sent twice
        {
            "comment": "viagra-test-123 https://a.example https://b.example",
            "name": "viagra-test-123",
        },
        {"comment": "A program fills in all", "r3": "filled"},
        {"comment": "An answer", "parent": "01KB2S7Q9XJ4M8Z3T5V6W7Y8ZA"},
    ]
    answers = [service.send(**kind) for kind in kinds]
    seen = {
        (a.status_code, a.content, tuple((n, v) for n, v in a.headers.items() if n != "date"))
        for a in answers
    }
    assert len(seen) == 1


def test_every_answer_has_the_headers_that_keep_a_browser_safe(service: Running) -> None:
    answers = [service.get(p) for p in ("/privacy", "/nope", "/style.css", "/opened", "/healthz")]
    for answer in [*answers, service.send(name=""), service.send(comment="Headers")]:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "server" not in answer.headers
