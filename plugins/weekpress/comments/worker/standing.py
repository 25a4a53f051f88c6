"""Standing: whether each filter works, said in the log when a worker begins and for each new site.

Comes in: the filters. Goes out: a line for each: that a key is valid, and how much of an allowance
is used; or what is wrong, before a comment has to wait for it. Nothing follows from it: what a
filter cannot do is told again, with an alarm, where it is asked about a comment.
"""

from __future__ import annotations

import logging

from weekpress.comments.filters.protocol import SpamFilter, Standing
from weekpress.comments.worker.tools import Tools

_LOG = logging.getLogger("weekpress.comments.worker")


def tell_standing(at_hand: Tools) -> None:
    """Ask each of them, and write it down."""
    for link in at_hand.chain.links:
        found = _asked(link.filter)
        level = logging.INFO if found.works else logging.WARNING
        used = ", ".join(f"{key} {value}" for key, value in found.usage.items())
        why = f"{found.words} Used: {used}." if used else found.words
        _LOG.log(level, "filter", extra={"kind": link.filter.name, "why": why})


def _asked(one: SpamFilter) -> Standing:
    try:
        return one.standing()
    except Exception as error:  # anybody's code; its words may hold anything
        return Standing(False, f"It has a fault of its own ({type(error).__name__}).")
