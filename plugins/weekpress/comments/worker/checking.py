"""Checking: the filters are asked about comments.

Comes in: jobs that are due. Goes out: what the filters said, to be filed in batches. A comment that
a person decided about is not sent to anybody any more, and a slow filter leaves jobs to others.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from weekpress.comments.attempts import is_away, put_back
from weekpress.comments.service import Service
from weekpress.comments.store import jobs
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.reading import known, one, submitted
from weekpress.comments.worker.filing import Said, file_all
from weekpress.comments.worker.tools import Tools

MOST = 20
"""How many a worker takes at once: what it holds, another waits for."""

TOGETHER = timedelta(seconds=1)
"""For how long what filters say is gathered, to be filed in one transaction."""

_LOG = logging.getLogger("weekpress.comments.worker")


def check_due(service: Service, tools: Tools) -> int:
    """Ask about the comments that are due; how many there were."""
    begun = service.clock()
    with service.store.writing() as connection:
        held = jobs.claim(connection, jobs.CHECK, begun, MOST)
    for batch in _batches(service, tools, held, begun):
        file_all(service, batch)
    return len(held)


def _batches(
    service: Service, tools: Tools, held: Sequence[Job], begun: datetime
) -> Iterator[list[Said]]:
    """What is said of each, as soon as it has taken long enough to be filed together."""
    batch: list[Said] = []
    since = begun
    for place, job in enumerate(held):
        if service.clock() - begun > jobs.HELD_FOR / 2:  # filters are slow: leave some to others
            yield batch
            with service.store.writing() as connection:
                jobs.free(connection, held[place:])
            return
        try:
            batch.append(_asked(service, tools, job))
        except Exception as error:  # one that cannot be read must not hold up the others
            if is_away(error):
                raise
            _LOG.error("fault", extra={"comment": job.comment, "why": type(error).__name__})
            put_back(service, [job])
        if service.clock() - since > TOGETHER:
            yield batch
            batch, since = [], service.clock()
    yield batch


def _asked(service: Service, tools: Tools, job: Job) -> Said:
    with service.store.reading() as connection:
        found = one(connection, job.comment)
        if found is None or found.by_person:
            return Said(job, None)
        submission = submitted(connection, service.store.keys, job.comment)
        facts = known(connection, job.comment, service.clock())
    if submission is None:  # it is purged: only a person can judge it now
        return Said(job, None)
    return Said(job, submission, tools.chain.hear(submission, facts, job.why))
