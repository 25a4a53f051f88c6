"""Placing: the site's content is made to hold what is approved, and nothing else.

Comes in: jobs that are due. Goes out: files, by the publisher, and in the store that they are
there. Where the publisher is away nothing is lost: the jobs wait, and what is placed then is what
is approved then.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from weekpress.comments.publishers.protocol import Publisher, PublisherError
from weekpress.comments.service import Service
from weekpress.comments.store import jobs
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.placing import placed, to_place, wanted
from weekpress.comments.worker.attempts import put_back
from weekpress.comments.worker.tools import Tools

MOST = 200
"""How many files go in one batch: one commit, one push."""

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
        except StoreError:
            raise
        except Exception as error:  # somebody else's publisher: its words may say anything
            _LOG.error("fault", extra={"why": type(error).__name__})
            put_back(service, held)
    return len(held)


def _place(service: Service, publisher: Publisher, held: Sequence[Job]) -> None:
    with service.store.reading() as connection:
        files = to_place(connection, [job.comment for job in held])
    try:
        publisher.publish([wanted(comment) for comment in files])
    except PublisherError as error:
        _LOG.warning("not placed", extra={"count": len(files), "why": str(error)})
        put_back(service, held)
        return
    with service.store.writing() as connection:
        placed(connection, files, service.clock())
        jobs.done(connection, held)
    _LOG.info("placed", extra={"count": len(files)})
