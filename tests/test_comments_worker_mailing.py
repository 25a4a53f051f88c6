"""What a worker mails: commenters are asked, the policy acts, moderators are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from commenting import received, taken
from mail_server import MailServer, mail_server
from moderating import Room, moderated
from weekpress.comments.filters.protocol import Opinion
from weekpress.comments.states import State, Step, Verdict
from weekpress.comments.store.reading import one
from weekpress.comments.worker import round_of
from working import Oracle, tools_of

HAM, SPAM = Opinion(Verdict.HAM, ""), Opinion(Verdict.SPAM, "")


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def room(tmp_path: Path, server: MailServer) -> Iterator[Room]:
    with moderated(tmp_path, server.part, policy="first-time") as room:
        yield room


def state(room: Room, comment: str) -> State:
    with room.service.store.reading() as connection:
        found = one(connection, comment)
    assert found
    return found.state


def confirmed(room: Room, server: MailServer) -> None:
    """Press the button behind the next question that was mailed."""
    while (message := server.next())["To"] != "rosa@example.org":
        pass
    link = re.findall(r"http://\S+", message.get_content())[0]
    assert room.browser().post(link, data={"go": ""}).status_code == 303


def test_who_confirmed_twice_and_was_approved_once_passes(room: Room, server: MailServer) -> None:
    tools = tools_of([Oracle(HAM, HAM)])
    first = received(room.service.store)
    round_of(room.service, tools)
    confirmed(room, server)
    assert state(room, first) is State.PENDING
    taken(room.service.store, first, Step.APPROVE)
    second = received(room.service.store, 1)
    room.passes(timedelta(minutes=1))
    round_of(room.service, tools)
    assert state(room, second) is State.PENDING
    confirmed(room, server)
    assert state(room, second) is State.APPROVED


def test_one_round_tells_every_moderator_what_waits(room: Room, server: MailServer) -> None:
    received(room.service.store)
    round_of(room.service, tools_of([Oracle(HAM)]))
    assert sorted(server.to) == ["owen@example.org", "priya@example.org", "rosa@example.org"]


def test_spam_is_neither_told_nor_asked_about(room: Room, server: MailServer) -> None:
    received(room.service.store)
    round_of(room.service, tools_of([Oracle(SPAM)]))
    assert server.to == []
