"""The digest: who waits and since when, for every moderator, and only when something waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from commenting import NOON, received, taken
from mail_server import MailServer, mail_server
from moderating import PRIYA, Room, moderated
from weekpress.comments.built_site import FolderSite
from weekpress.comments.mail.digest import MOST, PATIENCE, Waiting, digest, is_ready
from weekpress.comments.mail.due import TRY_AGAIN, digest_due
from weekpress.comments.moderators import Moderator
from weekpress.comments.record import new_id
from weekpress.comments.states import Step, Verdict
from weekpress.comments.store import chores
from weekpress.comments.store.deciding import file_opinion

ADDRESS = "https://comments.example.org/"
LATER = NOON + PATIENCE


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def room(tmp_path: Path, server: MailServer) -> Iterator[Room]:
    with moderated(tmp_path, server.part) as room:
        yield room


def waiting(number: int = 0, name: str = "Rosa Field", is_checked: bool = True) -> Waiting:
    received = NOON + timedelta(minutes=number)
    return Waiting(new_id(received, bytes(10)), name, "Bins & boxes", received, is_checked)


def text(*those: Waiting, number: int = 0, now: datetime = LATER) -> str:
    to = Moderator("Priya Shah", "priya@example.org", PRIYA)
    return digest(to, those, number or len(those), "Notes", ADDRESS, now).text


def mails(room: Room, server: MailServer) -> list[EmailMessage]:
    digest_due(room.service)
    return [server.next() for _ in range(server.came.qsize())]


def test_it_says_who_waits_on_what_since_when_and_where_to_look() -> None:
    one = waiting()
    said = text(one)
    assert "1 comment waits for a person on Notes. The oldest came 15 minutes ago." in said
    assert "Rosa Field, on “Bins & boxes”, 27 November 2026, 12:00 UTC.\n" in said
    assert f"\n{ADDRESS}moderate/comments/{one.id}\n" in said


def test_one_that_no_filter_has_judged_is_marked() -> None:
    assert "12:00 UTC. Not checked by a filter yet." in text(waiting(is_checked=False))


def test_a_filter_is_waited_for_a_quarter_of_an_hour_and_no_longer() -> None:
    one = waiting(is_checked=False)
    assert not is_ready(one, LATER - timedelta(seconds=1))
    assert is_ready(one, LATER)
    assert is_ready(waiting(), NOON)


def test_those_that_wait_for_more_than_three_days_are_told_at_the_top() -> None:
    late = NOON + timedelta(days=3, minutes=1)
    said = text(waiting(), waiting(9), now=late)
    assert said.index("PLEASE LOOK: 1 has waited for more than 3 days") < said.index("Rosa")
    assert "PLEASE LOOK" not in text(waiting(), now=NOON + timedelta(days=3))


def test_a_long_list_ends_with_a_number() -> None:
    said = text(*(waiting(n) for n in range(MOST + 5)), number=200)
    assert said.count("/moderate/comments/") == MOST
    assert f"And 170 more: {ADDRESS}moderate" in said


def test_a_name_that_is_an_address_becomes_no_link() -> None:
    said = text(waiting(name="Win at https://evil.example/now\r\nBcc: x@evil.example"))
    assert "evil.example" not in said


def test_every_moderator_is_told_and_no_commenters_address_is_anywhere(
    room: Room, server: MailServer
) -> None:
    received(room.service.store)
    room.passes(PATIENCE)
    told = mails(room, server)
    assert server.to == ["priya@example.org", "owen@example.org"]
    assert not any("rosa@example.org" in message.as_string() for message in told)
    assert not any("street 0" in message.as_string() for message in told)


def test_it_comes_once_in_the_hours_that_are_configured(room: Room, server: MailServer) -> None:
    received(room.service.store)
    room.passes(PATIENCE)
    assert len(mails(room, server)) == 2
    room.passes(timedelta(hours=23))
    assert mails(room, server) == []
    room.passes(timedelta(hours=1))
    assert len(mails(room, server)) == 2


def test_nothing_is_sent_when_nothing_waits_and_what_comes_then_is_told_soon(
    room: Room, server: MailServer
) -> None:
    assert mails(room, server) == []
    taken(room.service.store, received(room.service.store), Step.SPAM)
    room.passes(PATIENCE)
    assert mails(room, server) == []
    received(room.service.store, 1)
    room.passes(PATIENCE)
    assert len(mails(room, server)) == 2


def test_a_comment_that_was_just_judged_ham_is_told_at_once(room: Room, server: MailServer) -> None:
    comment = received(room.service.store)
    with room.service.store.writing() as connection:
        file_opinion(connection, comment, Verdict.HAM, "akismet", "", "", True, NOON)
    assert "Not checked" not in mails(room, server)[0].get_content()


def test_a_server_that_is_away_delays_the_digest_and_does_not_lose_it(
    room: Room, server: MailServer
) -> None:
    received(room.service.store)
    room.passes(PATIENCE)
    server.at_words = "451 4.3.0 Away"
    assert mails(room, server) == []
    server.at_words = ""
    assert mails(room, server) == []
    room.passes(TRY_AGAIN)
    assert len(mails(room, server)) == 2


def test_one_moderator_whose_mail_is_refused_does_not_hold_up_the_others(
    room: Room, server: MailServer
) -> None:
    received(room.service.store)
    room.passes(PATIENCE)
    server.refused = "priya@example.org"
    assert [message["To"] for message in mails(room, server)] == ["Owen Reid <owen@example.org>"]
    room.passes(TRY_AGAIN)
    assert mails(room, server) == []


def test_another_worker_that_sends_it_is_not_helped(room: Room, server: MailServer) -> None:
    received(room.service.store)
    room.passes(PATIENCE)
    with room.service.store.writing() as connection:
        assert chores.claim(connection, chores.DIGEST, room.times[-1])
    assert mails(room, server) == []


def test_links_of_a_digest_only_open(room: Room, server: MailServer) -> None:
    comment = received(room.service.store)
    room.passes(PATIENCE)
    said = mails(room, server)[0].get_content()
    client = room.signed_in()
    for link in [word for word in said.split() if word.startswith("http")]:
        assert client.get(link).status_code == 200
    assert f"{room.address}/moderate/comments/{comment}" in said
    assert client.get("/moderate").text.count('<article class="entry"') == 1


def test_a_post_is_not_said_to_be_closed_because_the_site_is_not_known_yet(
    tmp_path: Path, server: MailServer
) -> None:
    with moderated(tmp_path, server.part) as room:
        received(room.service.store)
        room.passes(PATIENCE)
        digest_due(replace(room.service, site=FolderSite(tmp_path / "nowhere")))
        assert "a post that is not known yet" in server.next().get_content()
