"""The worker: what is done about comments after they are safe.

It asks the filters, tells them what people decided, brings the site's content up to date and does
the chores. Any number of workers may run at once; each takes jobs that no other holds. Whatever
cannot be done now is tried again later, and a comment waits meanwhile: it is never lost, published
or refused because something was down.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable

from weekpress.comments.service import Service
from weekpress.comments.store import is_there
from weekpress.comments.store.engine import StoreError
from weekpress.comments.worker.checking import check_due
from weekpress.comments.worker.chores import ask_commenters, purge_due, tell_moderators
from weekpress.comments.worker.learning import learn_due
from weekpress.comments.worker.placing import place_due
from weekpress.comments.worker.standing import tell_standing
from weekpress.comments.worker.tools import Tools, renewed, tools

PAUSE_S = 1.0
"""How long a worker that found nothing to do rests before it looks again."""

LONGEST_PAUSE_S = 30.0
"""How long it rests at most while the database is away: each look is a line in the log."""

REST = 9
"""How many times as long as it worked it rests, a second at most: those who send comments wait for
the same processor and the same disk, and nobody waits for the worker."""

Duty = Callable[[Service, Tools], int]
"""Does some of what is due; how much it did, or tried to."""

DUTIES: tuple[Duty, ...] = (
    place_due,
    check_due,
    ask_commenters,
    learn_due,
    tell_moderators,
    purge_due,
)

_LOG = logging.getLogger("weekpress.comments.worker")


def run(service: Service, stop: threading.Event) -> None:
    """Do what is due until `stop` is set; the work in hand is finished first."""
    at_hand, told, away = tools(service), ("", ""), 0
    while not stop.is_set():
        begun = time.monotonic()
        at_hand = renewed(service, at_hand)
        try:
            did, away = round_of(service, at_hand, stop=stop), 0
            told = tell_standing(service, at_hand, told)
        except StoreError as error:
            away += 1
            _LOG.warning("store", extra={"why": str(error)})
            stop.wait(min(2.0 ** min(away, 10), LONGEST_PAUSE_S))
            continue
        stop.wait(min(REST * (time.monotonic() - begun), PAUSE_S) if did else PAUSE_S)


def round_of(
    service: Service, at_hand: Tools, duties: Iterable[Duty] = DUTIES,
    stop: threading.Event | None = None,
) -> int:  # fmt: skip
    """One round of every duty; how much was done. A duty that breaks does not stop the others.

    Raises StoreError if the database is away: then none of them can be done.
    """
    did = 0
    for duty in duties:
        if stop and stop.is_set():
            break
        try:
            did += duty(service, at_hand)
        except StoreError as error:
            if not is_there(service.store):
                raise
            _LOG.warning("store", extra={"why": str(error)})
        except Exception as error:  # our fault; the jobs in hand come free again by themselves
            _LOG.error("fault", extra={"why": type(error).__name__}, exc_info=False)
    return did
