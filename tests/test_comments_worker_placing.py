"""Placing, where one file cannot be placed, or a worker that was given up comes back."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from commenting import NOON, received, taken
from weekpress.comments.publishers.protocol import Publisher
from weekpress.comments.record import path_of
from weekpress.comments.states import State, Step
from weekpress.comments.store import Store, jobs
from weekpress.comments.store.placing import to_place, wanted
from weekpress.comments.store.reading import one
from weekpress.comments.worker import round_of
from weekpress.comments.worker.placing import place_due
from working import Clock, content_of, publisher_of, service_of, tools_of

LATER = NOON + timedelta(hours=3)


def state_of(store: Store, comment: str) -> State:
    with store.reading() as connection:
        found = one(connection, comment)
    assert found
    return found.state


def file_of(store: Store, comment: str) -> Path:
    with store.reading() as connection:
        (found,) = to_place(connection, [comment])
    return content_of(store) / path_of(found.post, found.id)


def approved(store: Store, number: int) -> str:
    comment = received(store, number)
    taken(store, comment, Step.APPROVE)
    return comment


def test_a_file_that_cannot_be_placed_holds_up_no_other(store: Store) -> None:
    ids = [approved(store, number) for number in range(3)]
    file_of(store, ids[1]).mkdir(parents=True)
    clock = Clock()
    clock.now = LATER
    round_of(service_of(store, clock), tools_of([], publisher_of(store)), [place_due])
    assert [state_of(store, comment) for comment in ids] == [
        State.PUBLISHED, State.APPROVED, State.PUBLISHED,
    ]  # fmt: skip
    file_of(store, ids[1]).rmdir()
    clock.now = LATER + timedelta(hours=1)
    round_of(service_of(store, clock), tools_of([], publisher_of(store)), [place_due])
    assert state_of(store, ids[1]) is State.PUBLISHED


def stalled(store: Store, clock: Clock) -> tuple[Publisher, list[str]]:
    """A worker that takes what is due, and says nothing of it for longer than it may."""
    with store.writing() as connection:
        held = jobs.claim(connection, jobs.PUBLISH, clock.now, 10)
    clock.now += jobs.HELD_FOR + timedelta(seconds=1)
    return publisher_of(store), [job.comment for job in held]


def test_what_a_worker_that_was_given_up_wrote_at_last_is_put_right(store: Store) -> None:
    comment, clock = approved(store, 1), Clock()
    clock.now = LATER
    publisher, ids = stalled(store, clock)
    with store.reading() as connection:
        old = [wanted(found) for found in to_place(connection, ids)]
    taken(store, comment, Step.WITHDRAW)
    service, at_hand = service_of(store, clock), tools_of([], publisher_of(store))
    round_of(service, at_hand, [place_due])
    publisher.publish(old)  # and is killed before it can say so
    assert file_of(store, comment).is_file()
    clock.now += timedelta(hours=2)
    round_of(service, at_hand, [place_due])
    assert not file_of(store, comment).exists()
    with store.reading() as connection:
        assert jobs.PUBLISH not in jobs.waiting(connection)
