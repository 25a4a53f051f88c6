"""Attempts: one job after the other, and none that breaks holds up the rest.

A filter or a publisher that anybody may have written can fail in ways nobody foresaw. Its job is
put back, to be tried again ever later, and the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from weekpress.comments.service import Service
from weekpress.comments.store import jobs
from weekpress.comments.store.engine import RowError, StoreError
from weekpress.comments.store.jobs import Job

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
"""How long a job waits that could not be done, doubled each time."""

_LOG = logging.getLogger("weekpress.comments.worker")


def each(service: Service, held: Sequence[Job], do: Callable[[Job], None]) -> int:
    """Do every job; how many there were. Where they take long, some are left to other workers.

    Raises StoreError: without the store there is no use.
    """
    begun = service.clock()
    for place, job in enumerate(held):
        if service.clock() - begun > jobs.HELD_FOR / 2:
            with service.store.writing() as connection:
                jobs.free(connection, held[place:])
            return place
        try:
            do(job)
        except Exception as error:  # its words may hold what a person wrote
            if is_away(error):
                raise
            _LOG.error("fault", extra={"comment": job.comment, "why": type(error).__name__})
            put_back(service, [job])
    return len(held)


def is_away(error: Exception) -> bool:
    """Whether the store is at fault, so that there is no use in trying the next."""
    return isinstance(error, StoreError) and not isinstance(error, RowError)


def put_back(service: Service, held: Sequence[Job]) -> None:
    """Try them again later."""
    now = service.clock()
    with service.store.writing() as connection:
        for job in sorted(held, key=lambda job: job.comment):
            wait = min(FIRST_WAIT * 2 ** min(job.attempts, 10), LONGEST_WAIT)
            jobs.later(connection, job, now + wait)
