"""Filing: what the filters said becomes a verdict, and what follows from it.

Comes in: what each of a batch of comments was said to be. Goes out: one transaction for all of
them, as a disk takes as long over one as over twenty. A filter that could not say leaves the
comment waiting, marked as not checked, until the schedule has it asked again.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from weekpress.comments.attempts import each, is_away
from weekpress.comments.confirming import FIRST_TIME
from weekpress.comments.filters.chain import together
from weekpress.comments.filters.heard import Heard
from weekpress.comments.filters.protocol import FilterError, Opinion
from weekpress.comments.filters.schedule import next_try
from weekpress.comments.service import Service
from weekpress.comments.states import Verdict
from weekpress.comments.store import jobs
from weekpress.comments.store.confirming import follow
from weekpress.comments.store.deciding import file_opinion
from weekpress.comments.store.facts import ALARM, fact, remember
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.reading import one
from weekpress.comments.submission import Submission
from weekpress.comments.worker.tools import fraction
from weekpress.errors import in_one_line

MOST_WORDS = 1_000
"""How many characters of what all filters said are kept."""

_LOG = logging.getLogger("weekpress.comments.worker")


@dataclass(frozen=True)
class Said:
    """What was said of a comment, to be filed."""

    job: Job
    submission: Submission | None
    """What was asked about; None: nobody was asked."""
    heard: Sequence[Heard] = ()


def file_all(service: Service, batch: Sequence[Said]) -> None:
    """File a batch in one transaction; if one of it cannot be filed, each in its own."""
    try:
        _filed(service, batch)
    except Exception as error:  # told below, where it is known which it was
        if is_away(error):
            raise
        by_number = {said.job.number: said for said in batch}
        each(
            service, [said.job for said in batch], lambda j: _filed(service, [by_number[j.number]])
        )


def _filed(service: Service, batch: Sequence[Said]) -> None:
    with service.store.writing() as connection:
        for said in sorted(batch, key=lambda said: said.job.comment):  # as whoever decides on many
            _file(connection, service, said)


def _file(connection: Connection, service: Service, said: Said) -> None:
    if said.submission is None:
        jobs.done(connection, [said.job])
        return
    try:
        opinion = together(said.heard)
    except FilterError as error:
        _put_off(connection, service, said, said.submission, error)
    else:
        _agree(connection, service, said, said.submission, opinion)


def _agree(
    connection: Connection, service: Service, said: Said, submission: Submission, opinion: Opinion
) -> None:
    now, job = service.clock(), said.job
    file_opinion(
        connection, job.comment, opinion.verdict, _by(said.heard), _why(said.heard), opinion.guid,
        acts=True, now=now,
    )  # fmt: skip
    if service.configuration.moderation.policy == FIRST_TIME:
        follow(connection, FIRST_TIME, job.comment, now)
    was_asked = not any(one.decides for one in said.heard)  # then whoever alarmed was, as well
    if was_asked and fact(connection, ALARM):
        remember(connection, ALARM, "")
    if opinion.verdict is Verdict.PROVISIONAL:
        due = _next(service, job, submission, now, opinion.again_after)
        _again(connection, job, due, "recheck_queue")
    else:
        jobs.done(connection, [job])
    _LOG.info("checked", extra={"comment": job.comment, "verdict": opinion.verdict})


def _put_off(
    connection: Connection, service: Service, said: Said, submission: Submission, error: FilterError
) -> None:
    now, job = service.clock(), said.job
    due = _next(service, job, submission, now, error.retry_after, error.alarm)
    found = one(connection, job.comment)
    if found is None or found.verdict is not Verdict.PROVISIONAL:  # what it said for now stands
        file_opinion(
            connection, job.comment, Verdict.ERROR, _by(said.heard), _fit(str(error)), "",
            acts=False, now=now,
        )  # fmt: skip
    if error.alarm:
        remember(connection, ALARM, _fit(str(error)))
    _again(connection, job, due, "retry")
    _LOG.warning("not checked", extra={"comment": job.comment, "why": str(error)})


def _next(
    service: Service, job: Job, submission: Submission, now: datetime, wait: timedelta | None,
    alarm: bool = False,
) -> datetime | None:  # fmt: skip
    """When to ask again: on the schedule, and not before the filter asked for."""
    failures = job.attempts + 1
    return next_try(failures, submission.received, now, fraction(service), wait, alarm)


def _again(connection: Connection, job: Job, due: datetime | None, why: str) -> None:
    """Have it asked again at `due`; by nobody where that is None."""
    if due is None:
        jobs.done(connection, [job])
    else:
        jobs.later(connection, job, due, why)


def _by(heard: Sequence[Heard]) -> str:
    """Who decided, or all who were asked."""
    deciding = [one.filter for one in heard if one.decides]
    return _fit((deciding or [", ".join(one.filter for one in heard)])[0])


def _why(heard: Sequence[Heard]) -> str:
    return _fit(" ".join(one.why for one in heard if one.why))


def _fit(words: str) -> str:
    """Anybody's words as one line that every database takes, and no longer than a moderator reads:
    a sign that cannot be written would have the same comments filed again for ever."""
    return in_one_line(words)[:MOST_WORDS]
