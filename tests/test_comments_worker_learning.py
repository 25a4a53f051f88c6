"""Learning: each filter hears once what people decided, and what they decided last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from commenting import NOON, received, taken
from weekpress.comments.filters.protocol import Feedback, FilterError, Opinion
from weekpress.comments.states import Step, Verdict
from weekpress.comments.store import Store, jobs
from weekpress.comments.submission import Submission
from weekpress.comments.worker import round_of
from weekpress.comments.worker.checking import check_due
from weekpress.comments.worker.learning import learn_due
from working import Clock, Oracle, service_of, tools_of

HAM = Opinion(Verdict.HAM, "Looks fine.")


class Learner(Oracle):
    """One that thinks it ham, and learns; or fails at first; or something happens meanwhile."""

    def __init__(
        self, name: str, *fails: Exception, meanwhile: Callable[[], None] | None = None
    ) -> None:
        super().__init__(HAM)
        self.name, self.fails, self.meanwhile = name, list(fails), meanwhile

    def learn(self, submission: Submission, feedback: Feedback) -> None:
        if self.meanwhile:
            self.meanwhile()
        if self.fails:
            raise self.fails.pop(0)
        super().learn(submission, feedback)


@pytest.mark.parametrize("fault", [FilterError("It is away."), RuntimeError("rosa@example.org")])
def test_a_filter_that_was_told_is_not_told_again_for_another(
    store: Store, fault: Exception
) -> None:
    comment, clock = received(store), Clock()
    one, other = Learner("one"), Learner("other", fault, FilterError("It is away."))
    service, tools = service_of(store, clock), tools_of([one, other])
    round_of(service, tools, [check_due])
    taken(store, comment, Step.SPAM)
    for hours in (2, 10, 20):
        clock.now = NOON + timedelta(hours=hours)
        round_of(service, tools, [learn_due])
    assert [len(one.learnt), len(other.learnt)] == [1, 1]


def test_who_decides_otherwise_while_a_filter_is_told_is_heard_as_well(store: Store) -> None:
    comment, clock = received(store), Clock()

    def approve() -> None:
        learner.meanwhile = None
        taken(store, comment, Step.APPROVE)

    learner = Learner("one", meanwhile=approve)
    service, tools = service_of(store, clock), tools_of([learner])
    round_of(service, tools, [check_due])
    taken(store, comment, Step.SPAM)
    for hours in (2, 4):
        clock.now = NOON + timedelta(hours=hours)
        round_of(service, tools, [learn_due])
    assert [feedback.spam for feedback in learner.learnt] == [True, False]


def test_a_slow_filter_leaves_the_rest_to_other_workers(store: Store) -> None:
    ids, clock = [received(store, number) for number in range(6)], Clock()
    clock.now = NOON + timedelta(minutes=1)

    def a_minute() -> None:
        clock.now += timedelta(minutes=1)

    learner = Learner("one", meanwhile=a_minute)
    service, tools = service_of(store, clock), tools_of([learner])
    round_of(service, tools, [check_due])
    for comment in ids:
        taken(store, comment, Step.SPAM)
    clock.now = NOON + timedelta(hours=2)
    round_of(service, tools, [learn_due])
    assert len(learner.learnt) == 3
    with store.writing() as connection:
        assert len(jobs.claim(connection, jobs.LEARN, clock.now, 10)) == 3
