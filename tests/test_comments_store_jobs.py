"""Jobs: one that was held for too long is another's, whatever its first worker does at last."""

from __future__ import annotations

from datetime import datetime, timedelta

from commenting import NOON, received, taken
from weekpress.comments.states import Step
from weekpress.comments.store import Store, jobs
from weekpress.comments.store.jobs import HELD_FOR, PUBLISH, Job
from weekpress.comments.store.placing import placed, to_place
from weekpress.comments.store.rows import Stored

LATER = NOON + timedelta(hours=2)
TOO_LATE = LATER + HELD_FOR


def held(store: Store, comment: str, now: datetime = LATER) -> tuple[Job, list[Stored]]:
    """The job of a comment, and the comment as its worker reads it."""
    with store.writing() as connection:
        [job] = jobs.claim(connection, PUBLISH, now, 1)
        return job, to_place(connection, [comment])


def finished(store: Store, job: Job, files: list[Stored]) -> None:
    """Its worker says that the files are there."""
    with store.writing() as connection:
        placed(connection, files, TOO_LATE)
        jobs.done(connection, [job])


def test_who_was_too_slow_does_not_end_the_job_of_another(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    slow, files = held(store, comment)
    held(store, comment, TOO_LATE)
    finished(store, slow, files)
    with store.writing() as connection:
        assert jobs.claim(connection, PUBLISH, TOO_LATE, 1) == []  # the other has it still
        assert jobs.PUBLISH in jobs.waiting(connection)


def test_who_was_too_slow_does_not_end_a_job_that_was_given_its_number(store: Store) -> None:
    first, second = received(store, 1), received(store, 2)
    taken(store, first, Step.APPROVE)
    slow, files = held(store, first)
    finished(store, *held(store, first, TOO_LATE))
    taken(store, second, Step.APPROVE)
    finished(store, slow, files)
    with store.writing() as connection:
        [job] = jobs.claim(connection, PUBLISH, TOO_LATE, 2)
    assert job.comment == second


def test_an_old_file_that_came_over_a_new_one_is_placed_again(store: Store) -> None:
    comment = received(store)
    taken(store, comment, Step.APPROVE)
    slow, files = held(store, comment)
    taken(store, comment, Step.WITHDRAW)
    finished(store, *held(store, comment, TOO_LATE))
    finished(store, slow, files)
    assert held(store, comment, TOO_LATE)[1][0].is_wanted is False
