"""Lessons: what filters were told of a comment, and whether there is more to tell.

Comes in: a comment, and what its filters have just been told. Goes out: that written down; and,
where people decided otherwise while they were told, another job.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, update

from weekpress.comments.store import deciding, jobs
from weekpress.comments.store.jobs import Job
from weekpress.comments.store.schema import comments


def learnt(connection: Connection, job: Job, told: str, now: datetime) -> None:
    """Filters were told "spam" or "ham": `job` is done, and what follows from that is asked for.

    Of a comment that was emptied meanwhile nothing is written down.
    """
    try:
        found = deciding.locked(connection, job.comment)
    except LookupError:
        found = None
    jobs.done(connection, [job])
    if found is None or found.state in deciding.EMPTY:
        return
    learned = update(comments).where(comments.c.id == found.id)
    connection.execute(learned.values(learned=told))
    if replace(found, learned=told).lesson:
        jobs.ask(connection, jobs.LEARN, found.id, now + deciding.LEARN_AFTER)
