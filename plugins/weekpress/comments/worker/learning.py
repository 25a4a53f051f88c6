"""Learning: filters are told where a person thought otherwise.

Comes in: jobs that are due. Goes out: the original submission, to the filters that had judged it.
What cannot be told now is tried again for as long as what was submitted is kept; a filter that was
told is not told again because another could not be.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from functools import partial

from sqlalchemy import Connection

from weekpress.comments.attempts import each
from weekpress.comments.filters.protocol import Feedback, FilterError
from weekpress.comments.filters.schedule import next_try
from weekpress.comments.service import Service
from weekpress.comments.store import audited, jobs
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.lessons import learnt
from weekpress.comments.store.reading import one, submitted
from weekpress.comments.store.rows import Stored
from weekpress.comments.submission import Submission
from weekpress.comments.worker.tools import Tools, fraction

MOST = 20

_LOG = logging.getLogger("weekpress.comments.worker")


def learn_due(service: Service, tools: Tools) -> int:
    """Tell the filters of the decisions that are due; how many there were."""
    with service.store.writing() as connection:
        held = jobs.claim(connection, jobs.LEARN, service.clock(), MOST)
    return each(service, held, partial(_learn, service, tools))


def _learn(service: Service, tools: Tools, job: Job) -> None:
    with service.store.reading() as connection:
        found = one(connection, job.comment)
        submission = submitted(connection, service.store.keys, job.comment)
        told = found.lesson if found else ""
        reporter = _reporter(connection, job.comment)
    if not (found and submission and told):
        with service.store.writing() as connection:
            jobs.done(connection, [job])
        return
    before = _names(job)
    names, fault = tools.chain.tell(submission, _feedback(found, told, reporter), before)
    if fault:
        _put_off(service, job, submission, fault, [*before, *names])
        return
    with service.store.writing() as connection:
        learnt(connection, job, told, service.clock())


def _names(job: Job) -> list[str]:
    """The filters that were told when it was tried before."""
    try:
        said = json.loads(job.why)
    except ValueError:
        said = []
    return [str(name) for name in said]


def _feedback(found: Stored, told: str, reporter: str) -> Feedback:
    return Feedback(told == "spam", reporter, found.verdict, found.guid)


def _reporter(connection: Connection, comment: str) -> str:
    """The name of the person who decided last."""
    happened = audited.history(connection, comment)
    return next((one.actor for one in reversed(happened) if one.by_person), "")


def _put_off(
    service: Service, job: Job, submission: Submission, error: FilterError, told: Sequence[str]
) -> None:
    """Try it again, but with those that were told already."""
    due = next_try(
        job.attempts + 1, submission.received, service.clock(), fraction(service),
        error.retry_after, error.alarm,
    )  # fmt: skip
    with service.store.writing() as connection:
        if due is None:
            jobs.done(connection, [job])
        else:
            jobs.later(connection, job, due, json.dumps(told))
    _LOG.warning("not told", extra={"comment": job.comment, "why": str(error)})
