"""Checking: the filters are asked about comments, and what they say is filed.

Comes in: jobs that are due. Goes out: verdicts in the store. A filter that cannot say leaves the
comment waiting, marked as not checked, and is asked again by the schedule. A comment that a person
decided about is not sent to anybody any more.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from weekpress.comments.filters.chain import together
from weekpress.comments.filters.heard import Heard
from weekpress.comments.filters.protocol import FilterError, Opinion
from weekpress.comments.filters.schedule import next_try, settles
from weekpress.comments.service import Service
from weekpress.comments.states import Verdict
from weekpress.comments.store import jobs
from weekpress.comments.store.confirming import follow
from weekpress.comments.store.deciding import file_opinion
from weekpress.comments.store.facts import remember
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.reading import known, one, submitted
from weekpress.comments.submission import Submission
from weekpress.comments.worker.attempts import each
from weekpress.comments.worker.tools import Tools, fraction

MOST = 20
"""How many a worker takes at once: what it holds, another waits for."""

ALARM = "filter"
"""The fact that tells moderators what a person has to mend before filters work again."""

_LOG = logging.getLogger("weekpress.comments.worker")


def check_due(service: Service, tools: Tools) -> int:
    """Ask about the comments that are due; how many there were."""
    with service.store.writing() as connection:
        held = jobs.claim(connection, jobs.CHECK, service.clock(), MOST)
    return each(service, held, partial(_check, service, tools))


def _check(service: Service, tools: Tools, job: Job) -> None:
    submission = _to_ask(service, job)
    if submission is None:
        with service.store.writing() as connection:
            jobs.done(connection, [job])
        return
    with service.store.reading() as connection:
        facts = known(connection, job.comment, service.clock())
    heard = tools.chain.hear(submission, facts, job.why)
    try:
        _file(service, job, together(heard), heard)
    except FilterError as error:
        _put_off(service, job, submission, error, heard)


def _to_ask(service: Service, job: Job) -> Submission | None:
    """What to ask about; None if a person has decided, or what was submitted is purged."""
    with service.store.reading() as connection:
        found = one(connection, job.comment)
        if found is None or found.by_person:
            return None
        return submitted(connection, service.store.keys, job.comment)


def _file(service: Service, job: Job, opinion: Opinion, heard: Sequence[Heard]) -> None:
    now = service.clock()
    with service.store.writing() as connection:
        file_opinion(
            connection, job.comment, opinion.verdict, _by(heard), _why(heard), opinion.guid,
            acts=True, now=now,
        )  # fmt: skip
        follow(connection, service.configuration.moderation.policy, job.comment, now)
        remember(connection, ALARM, "")
        if opinion.verdict is Verdict.PROVISIONAL and opinion.again_after:
            jobs.later(connection, job, settles(now, opinion.again_after)[0], "recheck_queue")
        else:
            jobs.done(connection, [job])
    _LOG.info("checked", extra={"comment": job.comment, "verdict": opinion.verdict})


def _put_off(
    service: Service, job: Job, submission: Submission, error: FilterError, heard: Sequence[Heard]
) -> None:
    now, failures = service.clock(), job.attempts + 1
    due = next_try(
        failures, submission.received, now, fraction(service), error.retry_after, error.alarm
    )
    with service.store.writing() as connection:
        file_opinion(
            connection, job.comment, Verdict.ERROR, _by(heard), str(error), "", acts=False, now=now
        )
        if error.alarm:
            remember(connection, ALARM, str(error))
        if due is None:
            jobs.done(connection, [job])
        else:
            jobs.later(connection, job, due, "retry")
    _LOG.warning("not checked", extra={"comment": job.comment, "why": str(error)})


def _by(heard: Sequence[Heard]) -> str:
    """Who decided, or all who were asked."""
    deciding = [one.filter for one in heard if one.decides]
    return (deciding or [", ".join(one.filter for one in heard)])[0]


def _why(heard: Sequence[Heard]) -> str:
    return " ".join(one.why for one in heard if one.why)
