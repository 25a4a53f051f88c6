"""Confirmed addresses: the policy lets pass what it may, and never what a person decided about."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from commenting import NOON, PRIYA, received, taken
from weekpress.comments import confirming as tokens
from weekpress.comments.keys import Keys
from weekpress.comments.record import new_id
from weekpress.comments.states import State, Step, Verdict
from weekpress.comments.store import Store, confirming, jobs
from weekpress.comments.store.audited import history
from weekpress.comments.store.deciding import file_opinion, undo
from weekpress.comments.store.rows import Stored

FIRST = "first-time"
KEYS = Keys(["11" * 32])


def judged(
    store: Store, comment: str, verdict: Verdict = Verdict.HAM, policy: str = FIRST
) -> Stored:
    with store.writing() as connection:
        file_opinion(connection, comment, verdict, "akismet", "", "", True, NOON)
        return confirming.follow(connection, policy, comment, NOON)


def confirmed(store: Store, comment: str, at: datetime = NOON) -> Stored:
    with store.writing() as connection:
        return confirming.confirm(connection, FIRST, comment, at)


def known(store: Store, number: int = 90, **said: str) -> str:
    """A comment whose address is confirmed, and that a person approved."""
    comment = received(store, number, **said)
    confirmed(store, comment)
    taken(store, comment, Step.APPROVE)
    return comment


def asked(store: Store) -> list[str]:
    with store.writing() as connection:
        return [job.comment for job in jobs.claim(connection, jobs.CONFIRM, NOON, 10)]


def test_a_known_and_confirmed_commenter_is_approved_by_the_policy(store: Store) -> None:
    known(store)
    comment = received(store)
    judged(store, comment)
    found = confirmed(store, comment)
    assert (found.state, found.by_person) == (State.APPROVED, False)
    with store.reading() as connection:
        last = history(connection, comment)[-1]
    assert (last.actor, last.by_person) == ("policy first-time", False)


def test_confirmed_first_and_judged_later_comes_to_the_same(store: Store) -> None:
    known(store)
    comment = received(store)
    confirmed(store, comment)
    assert judged(store, comment).state is State.APPROVED


@pytest.mark.parametrize(
    "verdict",
    [Verdict.PROVISIONAL, Verdict.SPAM, Verdict.DISCARD, Verdict.ERROR, Verdict.UNCHECKED],
)
def test_no_verdict_but_ham_lets_anybody_pass(verdict: Verdict, store: Store) -> None:
    known(store)
    comment = received(store)
    judged(store, comment, verdict)
    assert confirmed(store, comment).state is not State.APPROVED


def test_a_borrowed_address_that_nobody_confirms_lets_nobody_pass(store: Store) -> None:
    known(store)
    comment = received(store)
    assert judged(store, comment).state is State.PENDING


def test_the_first_comment_of_an_address_waits_for_a_person(store: Store) -> None:
    comment = received(store)
    judged(store, comment)
    assert confirmed(store, comment).state is State.PENDING


def test_an_approved_comment_that_was_never_confirmed_vouches_for_nobody(store: Store) -> None:
    taken(store, received(store, 90), Step.APPROVE)
    comment = received(store)
    judged(store, comment)
    assert confirmed(store, comment).state is State.PENDING


def test_a_comment_that_was_withdrawn_vouches_for_nobody(store: Store) -> None:
    taken(store, known(store), Step.WITHDRAW)
    comment = received(store)
    judged(store, comment)
    assert confirmed(store, comment).state is State.PENDING


def test_another_address_vouches_for_nobody(store: Store) -> None:
    known(store, email="ann@example.org")
    comment = received(store)
    judged(store, comment)
    assert confirmed(store, comment).state is State.PENDING


def test_the_policy_never_acts_where_a_person_has(store: Store) -> None:
    known(store)
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    with store.writing() as connection:
        undo(connection, comment, PRIYA, NOON)
    judged(store, comment)
    assert confirmed(store, comment).state is State.PENDING


def test_where_a_person_sees_every_comment_no_policy_acts_or_asks(store: Store) -> None:
    known(store)
    comment = received(store)
    judged(store, comment, policy="every")
    with store.writing() as connection:
        assert confirming.confirm(connection, "every", comment, NOON).state is State.PENDING
    assert asked(store) == []


def test_only_ham_is_asked_whose_address_it_is_and_once(store: Store) -> None:
    ham, spam = received(store), received(store, 1)
    judged(store, ham)
    judged(store, ham)
    judged(store, spam, Verdict.SPAM)
    assert asked(store) == [ham]


def test_one_address_is_asked_three_times_a_day_whoever_writes_in_its_name(store: Store) -> None:
    may = []
    for number in range(5):
        comment = received(store, number)
        with store.writing() as connection:
            may.append(confirming.may_ask(connection, comment, NOON))
            if may[-1]:
                confirming.asked(connection, comment, NOON)
    assert may == [True] * 3 + [False] * 2
    with store.reading() as connection:
        assert confirming.may_ask(connection, comment, NOON + timedelta(days=1))


def test_confirming_twice_is_once(store: Store) -> None:
    comment = received(store)
    confirmed(store, comment)
    assert confirmed(store, comment, NOON + timedelta(hours=1)).confirmed == NOON
    with store.reading() as connection:
        assert [one.step for one in history(connection, comment)] == ["receive", "confirm"]


def test_what_happens_aside_does_not_stand_in_the_way_of_an_undo(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.REJECT)
    confirmed(store, comment)
    with store.writing() as connection:
        assert undo(connection, comment, PRIYA, NOON).state is State.PENDING


def test_what_the_policy_approved_a_person_can_withdraw(store: Store) -> None:
    known(store)
    comment = received(store)
    judged(store, comment)
    confirmed(store, comment)
    found = taken(store, comment, Step.WITHDRAW)
    with store.reading() as connection:
        happened = history(connection, comment)
    assert found.by_person
    assert not confirming.lets_pass(replace(found, state=State.PENDING), happened, shown=1)


def test_a_token_is_of_one_comment_for_three_days() -> None:
    comment = new_id(NOON, bytes(10))
    token = tokens.token(KEYS, comment, NOON)
    assert tokens.comment_of(KEYS, token, NOON + timedelta(days=2, hours=23)) == comment
    assert tokens.comment_of(KEYS, token, NOON + timedelta(days=3)) == ""


@pytest.mark.parametrize("forge", ["", "x", "x.y", "{}", "é", "\0"])
def test_a_forged_token_is_of_no_comment(forge: str) -> None:
    comment = new_id(NOON, bytes(10))
    token = tokens.token(KEYS, comment, NOON)
    other = tokens.token(Keys(["22" * 32]), comment, NOON)
    for given in (forge, f"{forge}{token}" if forge else token[:-2], other):
        assert tokens.comment_of(KEYS, given, NOON) == ""


def test_a_token_outlives_a_change_of_key() -> None:
    comment = new_id(NOON, bytes(10))
    token = tokens.token(KEYS, comment, NOON)
    assert tokens.comment_of(Keys(["22" * 32, "11" * 32]), token, NOON) == comment
