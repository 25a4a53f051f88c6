"""Sign-in links and sessions: used once, over in time, and never readable from the store."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from itertools import count
from threading import Barrier

import pytest
from sqlalchemy import select

from commenting import NOON
from weekpress.comments.store import Store, people
from weekpress.comments.store.schema import links, sessions

PRIYA, OWEN = "Priya Shah <priya@example.org>", "Owen Reid <owen@example.org>"
_drawn = count(1)


def chance() -> bytes:
    return next(_drawn).to_bytes(32)


def linked(store: Store, moderator: str = PRIYA, browser: str = "", at: datetime = NOON) -> str:
    with store.writing() as connection:
        return people.make_link(connection, store.keys, moderator, chance(), at, browser)


def used(store: Store, link: str, browser: str = "", at: datetime = NOON) -> str:
    with store.writing() as connection:
        return people.use_link(connection, store.keys, link, browser, chance(), at)


def owner(store: Store, link: str, browser: str = "") -> str:
    with store.reading() as connection:
        return people.owner_of_link(connection, store.keys, link, browser, NOON)


def lasts(store: Store, session: str, at: datetime) -> bool:
    with store.reading() as connection:
        return people.session(connection, store.keys, session, at) is not None


def test_a_link_begins_one_session_of_its_owner(store: Store) -> None:
    session = used(store, linked(store))
    with store.reading() as connection:
        found = people.session(connection, store.keys, session, NOON)
    assert found
    assert (found.moderator, found.begun) == (PRIYA, NOON)


def test_a_link_that_was_used_begins_nothing(store: Store) -> None:
    link = linked(store)
    assert used(store, link)
    assert used(store, link) == ""


def test_two_clicks_at_once_begin_one_session(store: Store) -> None:
    link, together = linked(store), Barrier(4)

    def click(_number: int) -> str:
        together.wait()
        return used(store, link)

    with ThreadPoolExecutor(4) as hands:
        assert len([session for session in hands.map(click, range(4)) if session]) == 1


def test_looking_at_a_link_uses_nothing_up(store: Store) -> None:
    link = linked(store)
    assert [owner(store, link) for _ in range(3)] == [PRIYA] * 3
    assert used(store, link)


def test_a_link_is_over_after_fifteen_minutes(store: Store) -> None:
    link = linked(store)
    assert used(store, link, at=NOON + people.LINK_FOR) == ""


def test_a_link_is_of_the_browser_in_which_it_was_asked_for(store: Store) -> None:
    link = linked(store, browser="laptop")
    assert (owner(store, link, "phone"), used(store, link, "phone")) == ("", "")
    assert used(store, link) == ""
    assert used(store, link, "laptop")


def test_a_link_handed_over_by_the_command_is_of_any_browser(store: Store) -> None:
    assert used(store, linked(store), "phone")


@pytest.mark.parametrize("given", ["", "x", "\0", "a" * 10_000, "\ud7ff"])
def test_what_is_no_token_is_nobodys(given: str, store: Store) -> None:
    linked(store)
    assert owner(store, given) == ""
    assert not lasts(store, given, NOON)


def test_a_session_ends_after_twelve_hours_whatever_is_done_in_it(store: Store) -> None:
    session = used(store, linked(store))
    for hours in range(1, 12):
        with store.writing() as connection:
            people.seen(connection, store.keys, session, NOON + timedelta(hours=hours))
    assert lasts(store, session, NOON + timedelta(hours=11, minutes=59))
    assert not lasts(store, session, NOON + people.SESSION_FOR)


def test_a_session_ends_after_two_hours_in_which_nothing_is_done(store: Store) -> None:
    session = used(store, linked(store))
    assert lasts(store, session, NOON + timedelta(minutes=119))
    assert not lasts(store, session, NOON + people.IDLE_FOR)


def test_signing_out_ends_this_session_alone(store: Store) -> None:
    here, there = used(store, linked(store)), used(store, linked(store))
    with store.writing() as connection:
        people.end(connection, store.keys, here)
    assert not lasts(store, here, NOON)
    assert lasts(store, there, NOON)


def test_signing_out_everywhere_ends_all_of_one_moderator(store: Store) -> None:
    mine, link = [used(store, linked(store)) for _ in range(2)], linked(store)
    other = used(store, linked(store, OWEN))
    with store.writing() as connection:
        people.end_all(connection, PRIYA)
    assert not any(lasts(store, session, NOON) for session in mine)
    assert used(store, link) == ""
    assert lasts(store, other, NOON)


def test_the_store_holds_no_token_that_could_be_used(store: Store) -> None:
    link = linked(store)
    session = used(store, linked(store))
    with store.reading() as connection:
        kept = str([connection.execute(select(table)).all() for table in (links, sessions)])
    assert link not in kept
    assert session not in kept


def test_what_is_over_is_swept_away_by_what_comes_after(store: Store) -> None:
    linked(store)
    used(store, linked(store))
    used(store, linked(store, at=NOON + people.SESSION_FOR), at=NOON + people.SESSION_FOR)
    with store.reading() as connection:
        assert connection.execute(select(links)).all() == []
        assert len(connection.execute(select(sessions)).all()) == 1


def test_a_token_takes_all_of_its_chance() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        people.token(b"short")
    assert len(people.token(bytes(32))) == 43
