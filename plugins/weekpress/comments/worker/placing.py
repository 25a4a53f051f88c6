"""Placing: the site's content is made to hold what is approved, and nothing else.

Comes in: jobs that are due. Goes out: files, by the publisher, and in the store that they are
there. Where the publisher is away nothing is lost: the jobs wait, and what is placed then is what
is approved then. One file that cannot be placed holds up no other.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from weekpress.comments.attempts import is_away, put_back
from weekpress.comments.publishers.protocol import Publisher, PublisherError
from weekpress.comments.service import Service
from weekpress.comments.store import jobs
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.placing import placed, to_place, wanted
from weekpress.comments.store.rows import Stored
from weekpress.comments.worker.tools import Tools

MOST = 200
"""How many files go in one batch: one commit, one push."""

ONCE_MORE = timedelta(hours=1)
"""When what was taken over from another worker is looked at again: by then it has ended."""

_LOG = logging.getLogger("weekpress.comments.worker")


def place_due(service: Service, tools: Tools) -> int:
    """Place what is due; how many comments it was about. Without a publisher they wait."""
    if tools.publisher is None:
        return 0
    with service.store.writing() as connection:
        held = jobs.claim(connection, jobs.PUBLISH, service.clock(), MOST)
    if held:
        try:
            _place(service, tools.publisher, held)
        except Exception as error:  # somebody else's publisher: its words may say anything
            if is_away(error):
                raise
            _LOG.error("fault", extra={"why": type(error).__name__})
            put_back(service, held)
    return len(held)


def _place(service: Service, publisher: Publisher, held: Sequence[Job]) -> None:
    with service.store.reading() as connection:
        files = to_place(connection, [job.comment for job in held])
    try:
        there, apart = _published(publisher, files)
    except PublisherError as error:
        _LOG.warning("not placed", extra={"count": len(files), "why": str(error)})
        put_back(service, held)
        return
    now = service.clock()
    with service.store.writing() as connection:
        placed(connection, there, now)
        for job in held:
            if job.comment not in apart:
                _finish(connection, job, now)
    if apart:
        put_back(service, [job for job in held if job.comment in apart])
    _LOG.info("placed", extra={"count": len(there)})


def _published(publisher: Publisher, files: Sequence[Stored]) -> tuple[list[Stored], set[str]]:
    """Which are as they should be, and the ids of those that alone could not be made so.

    Raises PublisherError where none could.
    """
    left, apart = list(files), set[str]()
    while left:
        try:
            publisher.publish([wanted(comment) for comment in left])
            break
        except PublisherError as error:
            odd = {comment.id for comment in left if wanted(comment).path == error.about}
            if not odd:
                raise
            _LOG.warning("not placed", extra={"comment": min(odd), "why": str(error)})
            apart |= odd
            left = [comment for comment in left if comment.id not in odd]
    return left, apart


def _finish(connection: Connection, job: Job, now: datetime) -> None:
    """It is done; once more, if another worker may yet write what it read before us, and be killed
    before it can say so."""
    if job.taken_over:
        jobs.later(connection, job, now + ONCE_MORE)
    else:
        jobs.done(connection, [job])
