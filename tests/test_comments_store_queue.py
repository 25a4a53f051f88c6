"""The queue of the store: every comment once, in its order, whatever is looked for."""

from __future__ import annotations

import pytest

from commenting import NOON, PRIYA, received, taken
from weekpress.comments.states import SHOWN, State, Step
from weekpress.comments.store import Store
from weekpress.comments.store.deciding import edit
from weekpress.comments.store.queue import (
    Sought,
    approved_of_address,
    by_id,
    last_of,
    sought,
    whole,
)

ALL = frozenset(State)


def filled(store: Store) -> list[str]:
    """Nine comments, in three states by turns."""
    ids = [received(store, number, name=f"N{number}") for number in range(9)]
    for number, comment in enumerate(ids):
        if number % 3:
            taken(store, comment, Step.APPROVE if number % 3 == 1 else Step.SPAM)
    return ids


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize("most", [1, 2, 4, 20])
def test_pages_through_several_states_give_each_comment_once_in_order(
    most: int, newest_first: bool, store: Store
) -> None:
    ids, found, after = filled(store), list[str](), ""
    with store.reading() as connection:
        while page := sought(connection, Sought(ALL, newest_first=newest_first), after, most):
            found += [comment.id for comment in page]
            after = found[-1]
    assert found == (ids[::-1] if newest_first else ids)


def test_only_what_is_looked_for_is_found(store: Store) -> None:
    ids = filled(store)
    hashes = tuple(store.keys.of_email("Rosa@example.org"))
    with store.reading() as connection:
        spam = sought(connection, Sought(frozenset({State.SPAM})), "", 20)
        words = sought(connection, Sought(ALL, words="n3"), "", 20)
        sender = sought(connection, Sought(ALL, sender=hashes), "", 20)
        nobody = sought(connection, Sought(ALL, sender=("0" * 64,)), "", 20)
    assert [comment.id for comment in spam] == ids[2::3]
    assert [comment.id for comment in words] == [ids[3]]
    assert len(sender) == 9
    assert nobody == []


@pytest.mark.parametrize("words", ["%", "_", "\\", "'", '"', "/", "%%", "a%b"])
def test_signs_of_a_pattern_stand_for_themselves(words: str, store: Store) -> None:
    received(store, 1, body="plain")
    here = received(store, 2, body=f"with {words} in it")
    with store.reading() as connection:
        found = sought(connection, Sought(ALL, words=words), "", 20)
    assert [comment.id for comment in found] == [here]


def test_others_of_the_same_address_that_are_shown_are_counted(store: Store) -> None:
    first, second = received(store, 1), received(store, 2)
    other = received(store, 3, email="ann@example.org")
    for comment in (first, second):
        taken(store, comment, Step.APPROVE)
    waiting = received(store, 4)
    with store.reading() as connection:
        numbers = approved_of_address(connection, [first, waiting, other])
        assert approved_of_address(connection, []) == {}
    assert numbers == {first: 1, waiting: 2, other: 0}


def test_what_was_decided_last_is_told_and_what_happened_aside_is_not(store: Store) -> None:
    one, two = received(store, 1), received(store, 2)
    taken(store, one, Step.APPROVE, Step.PUBLISH)
    with store.writing() as connection:
        edit(connection, two, "other words", "why", PRIYA, NOON)
    with store.reading() as connection:
        told = last_of(connection, [one, two, "0" * 26])
        assert last_of(connection, []) == {}
    assert {comment: happened.step for comment, happened in told.items()} == {
        one: "approve", two: "edit",
    }  # fmt: skip


def test_comments_by_their_ids_are_those_that_there_are(store: Store) -> None:
    comment = received(store)
    with store.reading() as connection:
        assert set(by_id(connection, {comment, "0" * 26})) == {comment}
        assert whole(connection, comment)[0].state not in SHOWN
        with pytest.raises(LookupError):
            whole(connection, "0" * 26)
