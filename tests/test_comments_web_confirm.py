"""The page behind a confirmation mail: it asks, and says nothing of what was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from commenting import NOON, PRIYA, received
from mail_server import MailServer, mail_server
from moderating import Room, moderated
from weekpress.comments.confirming import LASTS
from weekpress.comments.mail.due import TRY_AGAIN, confirm_due
from weekpress.comments.states import Verdict
from weekpress.comments.store import confirming, jobs
from weekpress.comments.store.audited import history
from weekpress.comments.store.deciding import file_opinion
from weekpress.comments.store.erasing import erase
from weekpress.comments.store.reading import one
from weekpress.comments.store.schema import comments
from weekpress.comments.store.schema import jobs as jobs_


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def room(tmp_path: Path, server: MailServer) -> Iterator[Room]:
    with moderated(tmp_path, server.part, policy="first-time") as room:
        yield room


def ham(room: Room) -> str:
    """A comment that a filter has nothing against."""
    comment = received(room.service.store, name="Rosa <b>Field</b>")
    with room.service.store.writing() as connection:
        file_opinion(connection, comment, Verdict.HAM, "akismet", "", "", True, NOON)
        confirming.follow(connection, "first-time", comment, NOON)
    return comment


def link(room: Room, server: MailServer) -> str:
    assert confirm_due(room.service) == 1
    found = re.search(r"http://\S+", server.next().get_content())
    assert found
    return found[0]


def is_confirmed(room: Room, comment: str) -> bool:
    with room.service.store.reading() as connection:
        found = one(connection, comment)
    return bool(found and found.confirmed)


def test_the_owner_of_an_address_confirms_it_by_a_button(room: Room, server: MailServer) -> None:
    comment, client = ham(room), room.browser()
    address = link(room, server)
    assert server.to == ["rosa@example.org"]
    page = client.get(address)
    assert "27 November 2026, 12:00 UTC" in page.text
    assert "Bins &amp; boxes" in page.text
    answer = client.post(address, data={"go": ""})
    assert (answer.status_code, answer.headers["location"]) == (303, "/confirm")
    assert "A person reads each comment" in client.get("/confirm").text
    assert is_confirmed(room, comment)


def test_programs_that_open_the_link_confirm_nothing(room: Room, server: MailServer) -> None:
    comment = ham(room)
    address = link(room, server)
    assert room.browser().get(address).status_code == 200
    assert room.browser().head(address).status_code == 200
    assert not is_confirmed(room, comment)


def test_nothing_of_the_comment_is_told_to_whose_address_was_given(
    room: Room, server: MailServer
) -> None:
    ham(room)
    confirm_due(room.service)
    mail = server.next().get_content()
    page = room.browser().get(re.findall(r"http://\S+", mail)[0]).text
    for said in (mail, page):
        assert "missed" not in said
        assert "Rosa" not in said


def test_a_link_that_is_over_says_that_nothing_is_lost(room: Room, server: MailServer) -> None:
    comment = ham(room)
    address = link(room, server)
    room.passes(LASTS)
    for answer in (room.browser().get(address), room.browser().post(address, data={"go": ""})):
        assert answer.status_code == 410
        assert "a person reads your comment either way" in answer.text
        assert "/moderate" not in answer.text.partition("<main")[2]
    assert not is_confirmed(room, comment)


@pytest.mark.parametrize("is_gone", [True, False])
def test_of_a_comment_that_is_gone_nothing_is_confirmed(
    room: Room, server: MailServer, is_gone: bool
) -> None:
    comment = ham(room)
    address = link(room, server)
    with room.service.store.writing() as connection:
        erase(connection, comment, PRIYA, NOON)
        for table in (jobs_, comments) if is_gone else ():
            column = table.c.comment if table is jobs_ else table.c.id
            connection.execute(delete(table).where(column == comment))
    for answer in (room.browser().get(address), room.browser().post(address, data={"go": ""})):
        assert answer.status_code == 410
    assert not is_confirmed(room, comment)


def test_csrf_another_site_confirms_nothing(room: Room, server: MailServer) -> None:
    comment = ham(room)
    foreign = room.browser(origin="https://evil.example")
    assert foreign.post(link(room, server), data={"go": ""}).status_code == 403
    assert not is_confirmed(room, comment)


def test_a_server_that_is_away_is_asked_again_later(room: Room, server: MailServer) -> None:
    ham(room)
    server.at_words = "451 4.3.0 Away"
    assert confirm_due(room.service) == 1
    server.at_words = ""
    assert confirm_due(room.service) == 0
    room.passes(TRY_AGAIN)
    assert link(room, server)


def test_an_address_is_asked_once_about_a_comment(room: Room, server: MailServer) -> None:
    comment = ham(room)
    link(room, server)
    with room.service.store.writing() as connection:
        confirming.follow(connection, "first-time", comment, NOON)
    assert confirm_due(room.service) == 0
    with room.service.store.reading() as connection:
        assert [one.step for one in history(connection, comment)] == ["receive", "ask"]


def test_an_address_that_takes_no_mail_is_asked_ever_later_and_then_no_more(
    room: Room, server: MailServer
) -> None:
    ham(room)
    server.at_recipient = "550 5.1.1 Nobody of that name"
    tries = 0
    for _ in range(10 * 24):  # ten days
        tries += confirm_due(room.service)
        room.passes(timedelta(hours=1))
    assert 3 < tries < 12
    with room.service.store.reading() as connection:
        assert jobs.CONFIRM not in jobs.waiting(connection)


def test_one_that_cannot_be_asked_about_does_not_hold_up_the_others(
    room: Room, server: MailServer
) -> None:
    damaged, other = ham(room), received(room.service.store, 5)
    with room.service.store.writing() as connection:
        jobs.ask(connection, jobs.CONFIRM, other, NOON + timedelta(seconds=1))
        row = update(comments).where(comments.c.id == damaged)
        connection.execute(row.values(email=b"not sealed"))
    room.passes(timedelta(minutes=1))
    assert confirm_due(room.service) == 2
    assert server.next()["To"] == "rosa@example.org"
