"""Chores: of many workers one does it; if that one dies, another."""

from __future__ import annotations

from datetime import timedelta

from commenting import NOON
from weekpress.comments.store import Store, chores
from weekpress.comments.store.chores import HELD_FOR, PURGE

HOUR = timedelta(hours=1)


def claimed(store: Store, minutes: float = 0) -> bool:
    with store.writing() as connection:
        return chores.claim(connection, PURGE, NOON + timedelta(minutes=minutes))


def test_a_chore_that_was_never_done_is_due(store: Store) -> None:
    assert claimed(store)


def test_the_second_worker_is_told_no(store: Store) -> None:
    assert claimed(store)
    assert not claimed(store, minutes=1)


def test_what_is_done_is_due_again_when_it_was_said_to_be(store: Store) -> None:
    assert claimed(store)
    with store.writing() as connection:
        chores.done(connection, PURGE, NOON + HOUR)
        assert chores.due(connection, PURGE) == NOON + HOUR
    assert not claimed(store, minutes=59)
    assert claimed(store, minutes=60)


def test_a_worker_that_died_loses_its_turn(store: Store) -> None:
    assert claimed(store)
    assert claimed(store, minutes=HELD_FOR / timedelta(minutes=1))


def test_chores_do_not_wait_for_one_another(store: Store) -> None:
    assert claimed(store)
    with store.writing() as connection:
        assert chores.claim(connection, "digest", NOON)
