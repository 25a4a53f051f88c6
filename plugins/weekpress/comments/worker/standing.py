"""Standing: whether each filter works, said in the log when a worker begins and for each new site.

Comes in: the filters. Goes out: a line for each: that a key is valid, and how much of an allowance
is used; or what is wrong, before a comment has to wait for it. What a filter cannot do is told
again, with an alarm, where it is asked about a comment; once all of them work, what waits is asked
about at once.
"""

from __future__ import annotations

import logging

from weekpress.comments.filters.protocol import SpamFilter, Standing
from weekpress.comments.service import Service
from weekpress.comments.store import jobs
from weekpress.comments.store.facts import ALARM, fact
from weekpress.comments.worker.tools import Tools

_LOG = logging.getLogger("weekpress.comments.worker")


def tell_standing(service: Service, at_hand: Tools, told: tuple[str, str]) -> tuple[str, str]:
    """Ask each of them, and write it down, if it was told of another site last; of which it is
    told now. For a site that is not known yet nobody is asked: a key is good for a site."""
    if told == at_hand.site or not service.site.posts():
        return told
    stand = [_told(link.filter).works for link in at_hand.chain.links]
    if all(stand):
        _hasten(service)
    return at_hand.site


def _told(one: SpamFilter) -> Standing:
    """How it stands, written down."""
    found = _asked(one)
    level = logging.INFO if found.works else logging.WARNING
    used = ", ".join(f"{key} {value}" for key, value in found.usage.items())
    why = f"{found.words} Used: {used}." if used else found.words
    _LOG.log(level, "filter", extra={"kind": one.name, "why": why})
    return found


def _hasten(service: Service) -> None:
    """A person has mended what there was an alarm about: what waits for that is asked about now,
    and not in six hours."""
    with service.store.writing() as connection:
        if fact(connection, ALARM):
            jobs.hasten(connection, jobs.CHECK, service.clock(), "retry")


def _asked(one: SpamFilter) -> Standing:
    try:
        return one.standing()
    except Exception as error:  # anybody's code; its words may hold anything
        return Standing(False, f"It has a fault of its own ({type(error).__name__}).")
