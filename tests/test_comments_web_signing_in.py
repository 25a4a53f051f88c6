"""Signing in: one answer to every address, a link that is used once, a session nobody steals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from starlette.requests import Request
from starlette.responses import Response

from commenting import NOON
from mail_server import MailServer, mail_server
from moderating import OWEN, PRIYA, Room, csrf, moderated, press, send
from weekpress.comments.configuration.parts import ModerationPart
from weekpress.comments.record import new_id
from weekpress.comments.store.people import IDLE_FOR, LINK_FOR
from weekpress.comments.web.moderation import cookies
from weekpress.comments.web.moderation.guard import who

COMMENT = new_id(NOON, bytes(10))


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def room(tmp_path: Path, server: MailServer) -> Iterator[Room]:
    with moderated(tmp_path, server.part) as room:
        yield room


def asked(
    client: httpx2.Client, address: str = "priya@example.org", **more: str
) -> httpx2.Response:
    return client.post("/sign-in", data={"email": address, **more})


def mailed(server: MailServer) -> str:
    found = re.search(r"http://\S+", server.next().get_content())
    assert found
    return found[0]


def is_in(client: httpx2.Client) -> bool:
    return client.get("/moderate").status_code == 200


def test_a_moderator_signs_in_by_a_mailed_link(room: Room, server: MailServer) -> None:
    client = room.browser()
    asked(client, "Priya@Example.org ")
    link = mailed(server)
    assert "Sign in as Priya Shah" in client.get(link).text
    answer = press(client, link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/moderate")
    assert is_in(client)


def test_who_asks_twice_may_use_either_link(room: Room, server: MailServer) -> None:
    client = room.browser()
    asked(client)
    first = mailed(server)
    asked(client)
    assert press(client, first).status_code == 303
    assert is_in(client)


def test_every_address_gets_the_same_answer(room: Room, server: MailServer) -> None:
    answers = [
        asked(room.browser(), address)
        for address in ("priya@example.org", "stranger@example.org", "<script>@example.org")
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert len({len(answer.headers["set-cookie"]) for answer in answers}) == 1
    room.desk.aside.finish()
    assert server.to == ["priya@example.org"]


def test_the_answer_does_not_wait_for_the_mail(room: Room, server: MailServer) -> None:
    server.talks.clear()  # a mail that would never be sent
    assert asked(room.browser()).status_code == 200
    assert server.to == []
    server.talks.set()


def test_programs_that_open_every_link_of_a_mail_use_none_up(
    room: Room, server: MailServer
) -> None:
    client = room.browser()
    asked(client)
    link = mailed(server)
    for _ in range(3):
        assert room.browser().get(link).status_code == 410
        assert client.head(link).status_code == 200
    assert press(client, link).status_code == 303


def test_a_program_that_presses_the_button_too_gets_nowhere(room: Room, server: MailServer) -> None:
    client = room.browser()
    asked(client)
    link = mailed(server)
    assert press(room.browser(), link).status_code == 410
    assert press(client, link).status_code == 303


def test_an_expired_link_says_what_to_do(room: Room) -> None:
    link, client = room.link(), room.browser()
    room.passes(LINK_FOR)
    for answer in (client.get(link), press(client, link)):
        assert answer.status_code == 410
        assert "Ask for a new link" in answer.text


def test_a_link_that_was_used_cannot_be_replayed(room: Room) -> None:
    link = room.link()
    assert press(room.browser(), link).status_code == 303
    assert press(room.browser(), link).status_code == 410


def test_a_stolen_session_is_over_when_its_owner_signs_out_everywhere(room: Room) -> None:
    owner, other = room.signed_in(), room.signed_in()
    thief = room.browser()
    thief.cookies.update(owner.cookies)
    assert is_in(thief)
    assert send(other, "/sign-out", where="everywhere").status_code == 303
    assert not any(map(is_in, (owner, other, thief)))


def test_signing_out_is_of_this_browser_and_takes_its_cookie_away(room: Room) -> None:
    here, there = room.signed_in(), room.signed_in()
    send(here, "/sign-out", where="here")
    assert not here.cookies
    assert is_in(there)


@pytest.mark.parametrize(("where", "said"), [("here", "this browser"), ("everywhere", "every")])
def test_who_has_signed_out_is_told_so_first(where: str, said: str, room: Room) -> None:
    client = room.signed_in()
    answer = send(client, "/sign-out", where=where)
    page = client.get(answer.headers["location"]).text
    assert "<title>Signed out: Sign in to moderate" in page
    told = re.search(r"<p [^>]*autofocus>([^<]*)</p>", page)
    assert told and f"You are signed out in {said}" in told[1]


def test_who_has_not_signed_out_is_not_told_so(room: Room) -> None:
    for address in ("/sign-in", "/sign-in?out=x"):
        assert "igned out" not in room.browser().get(address).text
    assert room.signed_in().get("/sign-in?out=here").status_code == 303


def test_a_new_sign_in_ends_the_session_the_browser_had(room: Room) -> None:
    client = room.signed_in()
    thief = room.browser()
    thief.cookies.update(client.cookies)
    press(client, room.link())
    assert is_in(client)
    assert not is_in(thief)


def test_a_session_ends_when_nothing_is_done_and_goes_on_when_something_is(room: Room) -> None:
    client = room.signed_in()
    for _ in range(3):
        room.passes(IDLE_FOR - timedelta(minutes=1))
        assert is_in(client)
    room.passes(IDLE_FOR)
    assert not is_in(client)


def test_who_is_taken_out_of_the_configuration_has_no_session(room: Room) -> None:
    client = room.signed_in()
    names = cookies.name_of(room.service, cookies.SESSION)
    scope = {"type": "http", "headers": [(b"cookie", f"{names}={client.cookies[names]}".encode())]}
    assert who(room.service, Request(scope))
    without = ModerationPart(moderators=(OWEN,))
    moved = ModerationPart(moderators=("Priya Shah <priya@elsewhere.example>", OWEN))
    for part in (without, moved):
        configuration = room.service.configuration.model_copy(update={"moderation": part})
        assert who(replace(room.service, configuration=configuration), Request(scope)) is None


def test_the_cookie_is_no_scripts_and_no_other_sites(room: Room) -> None:
    said = press(room.browser(), room.link()).headers.get_list("set-cookie")[0].lower()
    assert said.startswith("weekpress-session=")
    assert {"httponly", "path=/", "samesite=lax"} <= set(said.split("; "))


def test_over_https_the_cookie_is_of_this_host_alone(room: Room) -> None:
    part = room.service.configuration.service.model_copy(update={"address": "https://c.example/"})
    configuration = room.service.configuration.model_copy(update={"service": part})
    response = Response()
    cookies.set_session(replace(room.service, configuration=configuration), response, "x")
    said = response.headers["set-cookie"]
    assert said.startswith("__Host-weekpress-session=x;")
    assert {"HttpOnly", "Secure", "Path=/"} <= set(said.split("; "))
    assert "domain" not in said.lower()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_csrf_a_form_of_another_site_signs_nobody_in_or_out(
    headers: dict[str, str], room: Room
) -> None:
    client, link = room.signed_in(), room.link()
    token = csrf(client.get("/moderate"))
    for path in ("/sign-in", "/sign-out", link):
        assert client.post(path, data={"csrf": token}, headers=headers).status_code == 403
    assert is_in(client)
    assert press(client, link).status_code == 303


@pytest.mark.parametrize("token", ["", "0" * 64, "é", "\0", "a" * 5000])
def test_csrf_a_form_without_the_sessions_token_does_nothing(token: str, room: Room) -> None:
    client = room.signed_in()
    assert client.post("/sign-out", data={"csrf": token}).status_code == 403
    assert is_in(client)


def test_a_replayed_form_of_an_ended_session_does_nothing(room: Room) -> None:
    client = room.signed_in()
    token = csrf(client.get("/moderate"))
    assert send(client, "/sign-out", where="here").status_code == 303
    press(client, room.link())
    assert client.post("/sign-out", data={"csrf": token}).status_code == 403
    assert is_in(client)


def test_flooding_one_sender_asks_for_ten_links_and_no_more(room: Room) -> None:
    answers = [asked(room.browser(), f"a{n}@example.org") for n in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert answers[-1].headers["retry-after"] == "900"


def test_flooding_one_address_is_sent_five_mails_and_the_answer_stays_the_same(
    room: Room, server: MailServer
) -> None:
    answers = [asked(room.browser()) for _ in range(7)]
    assert {answer.status_code for answer in answers} == {200}
    room.desk.aside.finish()
    assert server.to == ["priya@example.org"] * 5


@pytest.mark.parametrize("address", ["", "priya", " ", "a" * 300 + "@example.org"])
def test_what_is_no_address_is_told_with_the_words_kept(address: str, room: Room) -> None:
    answer = asked(room.browser(), address)
    assert answer.status_code == 422
    assert "<title>Error: Sign in to moderate" in answer.text
    assert 'href="#email">Enter an email address' in answer.text


def test_header_injection_an_address_with_line_ends_is_nobodys(
    room: Room, server: MailServer
) -> None:
    asked(room.browser(), "priya@example.org\r\nBcc: evil@example.org")
    asked(room.browser(), "priya@example.org,evil@example.org")
    room.desk.aside.finish()
    assert server.to == []


def test_a_digests_link_leads_through_the_sign_in_to_its_comment(
    room: Room, server: MailServer
) -> None:
    client = room.browser()
    led = client.get(f"/moderate/comments/{COMMENT}")
    assert (led.status_code, led.headers["location"]) == (303, f"/sign-in?comment={COMMENT}")
    assert f'value="{COMMENT}"' in client.get(led.headers["location"]).text
    asked(client, comment=COMMENT)
    page = client.get(mailed(server))
    assert f'value="{COMMENT}"' in page.text
    answer = press(client, str(page.url), comment=COMMENT)
    assert answer.headers["location"] == f"/moderate/comments/{COMMENT}"


@pytest.mark.parametrize("comment", ["//evil.example", "../x", "https://evil.example", "\r\nX: y"])
def test_an_open_redirect_leads_nowhere(comment: str, room: Room) -> None:
    answer = press(room.browser(), room.link(), comment=comment)
    assert answer.headers["location"] == "/moderate"


def test_where_no_mail_is_sent_the_page_says_who_has_a_link(tmp_path: Path) -> None:
    with moderated(tmp_path, people=(PRIYA,)) as room:
        assert "weekpress comments sign-in-link" in room.browser().get("/sign-in").text


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/x", "/moderate", "/sign-out"])
def test_no_page_of_signing_in_runs_anything_or_is_kept(path: str, room: Room) -> None:
    headers = room.browser().get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["cache-control"] == "no-store"
