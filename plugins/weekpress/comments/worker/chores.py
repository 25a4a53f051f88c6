"""Chores: what is done now and then, whatever comes in.

Comes in: the time. Goes out: mail to moderators and to commenters, and nothing is kept longer than
is promised.
"""

from __future__ import annotations

import logging
from datetime import timedelta

from weekpress.comments.mail.due import confirm_due, digest_due
from weekpress.comments.service import Service
from weekpress.comments.store import chores
from weekpress.comments.store.keeping import purge
from weekpress.comments.worker.tools import Tools

PURGE_EVERY = timedelta(hours=1)

_LOG = logging.getLogger("weekpress.comments.worker")


def tell_moderators(service: Service, _tools: Tools) -> int:
    """Send the digest, if it is time to; how many comments it was about."""
    return digest_due(service)


def ask_commenters(service: Service, _tools: Tools) -> int:
    """Ask the owners of addresses whether they wrote; how many there were."""
    return confirm_due(service)


def purge_due(service: Service, _tools: Tools) -> int:
    """Take away what is kept no longer, if it is this worker's turn; whether it was, as 0 or 1."""
    now = service.clock()
    with service.store.writing() as connection:
        if not chores.claim(connection, chores.PURGE, now):
            return 0
    purged = purge(service.store, service.configuration.keep, now)
    with service.store.writing() as connection:
        chores.done(connection, chores.PURGE, now + PURGE_EVERY)
    _LOG.info("purged", extra={"count": sum(purged.rows.values())})
    return 1
