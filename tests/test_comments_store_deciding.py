"""Deciding: the state, its audit and what follows from it are one; a person has the last word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from commenting import NOON, PRIYA, received, taken
from weekpress.comments.states import State, Step, StepError, Verdict
from weekpress.comments.store import Store, jobs
from weekpress.comments.store.audited import history
from weekpress.comments.store.deciding import MovedError, edit, file_opinion, take, undo
from weekpress.comments.store.jobs import CHECK, LEARN, PUBLISH
from weekpress.comments.store.placing import placed, to_place, wanted
from weekpress.comments.store.reading import one
from weekpress.comments.store.rows import Stored

LATER = NOON + timedelta(days=1)


def opinion(store: Store, comment: str, verdict: Verdict, acts: bool = True) -> Stored:
    with store.writing() as connection:
        return file_opinion(connection, comment, verdict, "akismet", "", "guid-1", acts, NOON)


def asked(store: Store, kind: str) -> list[str]:
    with store.reading() as connection:
        return [job.comment for job in jobs.claim(connection, kind, LATER, 10)]


def place(store: Store, comment: str) -> None:
    with store.writing() as connection:
        files = to_place(connection, [comment])
        placed(connection, files, LATER)
        jobs.drop(connection, PUBLISH, comment)


def test_what_is_approved_is_to_be_placed_in_the_same_transaction(store: Store) -> None:
    comment = received(store)
    approved = taken(store, comment, Step.APPROVE)
    assert (approved.state, approved.published) == (State.APPROVED, NOON + timedelta(hours=1))
    assert asked(store, PUBLISH) == [comment]


def test_a_transaction_that_breaks_leaves_neither_state_nor_job_nor_audit(store: Store) -> None:
    comment = received(store)
    with pytest.raises(RuntimeError), store.writing() as connection:
        take(connection, comment, Step.APPROVE, PRIYA, NOON)
        raise RuntimeError
    with store.reading() as connection:
        found = one(connection, comment)
        assert found
        assert found.state is State.PENDING
        assert len(history(connection, comment)) == 1
    assert asked(store, PUBLISH) == []


def test_the_second_of_two_moderators_is_told_what_the_first_did(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    with pytest.raises(MovedError, match="came to be approved"), store.writing() as connection:
        take(connection, comment, Step.SPAM, PRIYA, NOON, seen=State.PENDING)


def test_spam_by_a_filter_is_filed_as_spam(store: Store) -> None:
    assert opinion(store, received(store), Verdict.SPAM).state is State.SPAM


def test_a_filter_in_the_shadow_is_written_down_and_does_nothing(store: Store) -> None:
    found = opinion(store, received(store), Verdict.SPAM, acts=False)
    assert (found.state, found.verdict) == (State.PENDING, Verdict.SPAM)


@pytest.mark.parametrize("verdict", [Verdict.SPAM, Verdict.DISCARD, Verdict.HAM, Verdict.ERROR])
@pytest.mark.parametrize("step", [Step.APPROVE, Step.SPAM, Step.REJECT])
def test_no_filter_undoes_what_a_person_decided(store: Store, step: Step, verdict: Verdict) -> None:
    comment = received(store)
    decided = taken(store, comment, step)
    assert opinion(store, comment, verdict).state is decided.state


def test_a_filter_that_thinks_again_brings_back_what_it_filed(store: Store) -> None:
    comment = received(store)
    opinion(store, comment, Verdict.SPAM)
    assert opinion(store, comment, Verdict.HAM).state is State.PENDING


@pytest.mark.parametrize("step", [Step.APPROVE, Step.REJECT, Step.SPAM])
def test_what_a_person_decided_can_be_taken_back(store: Store, step: Step) -> None:
    comment = received(store)
    taken(store, comment, step)
    with store.writing() as connection:
        back = undo(connection, comment, PRIYA, LATER)
    assert (back.state, back.by_person) == (State.PENDING, False)
    assert asked(store, LEARN) == []


def test_there_is_nothing_to_take_back_twice(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.REJECT)
    with store.writing() as connection:
        undo(connection, comment, PRIYA, LATER)
        with pytest.raises(StepError, match="nothing to take back"):
            undo(connection, comment, PRIYA, LATER)


def test_what_a_filter_filed_is_the_filters_again_however_often_a_person_thinks_again(
    store: Store,
) -> None:
    comment = received(store)
    opinion(store, comment, Verdict.SPAM)
    for _ in range(2):
        taken(store, comment, Step.APPROVE)
        with store.writing() as connection:
            back = undo(connection, comment, PRIYA, LATER)
        assert (back.state, back.by_person) == (State.SPAM, False)


def test_to_take_back_an_approval_takes_the_file_away_again(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    place(store, comment)
    with store.writing() as connection:
        undo(connection, comment, PRIYA, LATER)
        assert wanted(to_place(connection, [comment])[0]).text is None
    assert asked(store, PUBLISH) == [comment]


def test_what_is_placed_is_published(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    place(store, comment)
    with store.reading() as connection:
        found = one(connection, comment)
    assert found
    assert (found.state, found.on_site, found.by_person) == (State.PUBLISHED, True, True)


def test_what_was_withdrawn_while_it_was_being_placed_is_placed_again(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    with store.writing() as connection:
        job = jobs.claim(connection, PUBLISH, LATER, 1)[0]
        files = to_place(connection, [comment])
    taken(store, comment, Step.WITHDRAW)
    with store.writing() as connection:
        placed(connection, files, LATER)
        jobs.done(connection, [job])
        again = one(connection, comment)
    assert again
    assert again.state is State.WITHDRAWN
    assert asked(store, PUBLISH) == [comment]


def test_a_moderators_words_keep_the_first_ones_and_say_why(store: Store) -> None:
    comment = received(store)
    with store.writing() as connection:
        first = edit(connection, comment, "Mine too.", "a phone number was taken out", PRIYA, NOON)
        second = edit(connection, comment, "Mine.", "shortened", PRIYA, NOON)
    assert first.original == second.original == "My bin was missed in street 0."
    assert (second.body, second.edited) == ("Mine.", "shortened")


def test_new_words_of_what_readers_see_are_placed(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    place(store, comment)
    with store.writing() as connection:
        edit(connection, comment, "Mine too.", "shortened", PRIYA, LATER)
    assert asked(store, PUBLISH) == [comment]


@pytest.mark.parametrize(
    ("verdict", "step", "learns"),
    [
        (Verdict.HAM, Step.SPAM, True),
        (Verdict.SPAM, Step.APPROVE, True),
        (Verdict.HAM, Step.APPROVE, False),
        (Verdict.SPAM, Step.REJECT, False),
        (Verdict.UNCHECKED, Step.SPAM, False),
    ],
)
def test_a_filter_learns_only_where_a_person_thought_otherwise(
    store: Store, verdict: Verdict, step: Step, learns: bool
) -> None:
    comment = received(store)
    if verdict is not Verdict.UNCHECKED:
        opinion(store, comment, verdict)
    taken(store, comment, step)
    assert asked(store, LEARN) == ([comment] if learns else [])


def test_a_comment_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(LookupError), store.writing() as connection:
        take(connection, "01J00000000000000000000000", Step.APPROVE, PRIYA, NOON)


def test_the_first_check_is_due_at_once(store: Store) -> None:
    comment = received(store)
    with store.writing() as connection:
        assert [job.comment for job in jobs.claim(connection, CHECK, NOON, 10)] == [comment]
