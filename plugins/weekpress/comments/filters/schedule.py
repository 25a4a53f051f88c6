"""When a comment that no filter could judge is asked about again.

Comes in: how often it failed, when, and what the filter asked for. Goes out: a moment, or that a
person has to do it alone. Nothing here approves or rejects: a comment waits, and is shown to
moderators as not checked. Source: the schedule of Akismet's own plugin, with more steps at its
start; RFC 9110, 10.2.3 (Retry-After).
"""

from __future__ import annotations

from datetime import datetime, timedelta

STEPS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(minutes=60),
    timedelta(hours=6),
    timedelta(days=1),
)
"""How long to wait after the first failure, the second, and so on; then the last, each time."""

ALARMED = timedelta(hours=6)
"""How long to wait while a person has something to mend."""

GIVEN_UP = timedelta(days=15)
"""How long after a comment came in it is asked about by itself: what filters see is purged then."""

JITTER = 0.1
"""The greatest part of a wait that is added to it, so that not all ask at once."""


def next_try(
    failures: int,
    received: datetime,
    now: datetime,
    jitter: float,
    retry_after: timedelta | None = None,
    alarm: bool = False,
) -> datetime | None:
    """When to ask again; None if only a person can judge it now.

    failures    -- how often asking failed, or gave an opinion for now only, this time included: 1
                   or more
    received    -- when the comment came in
    jitter      -- from 0 to 1, by chance
    retry_after -- how long the filter asked us to wait
    alarm       -- whether a person has something to mend first
    """
    wait = ALARMED if alarm else STEPS[min(max(failures, 1), len(STEPS)) - 1]
    wait = max(wait, retry_after or timedelta()) * (1 + JITTER * min(max(jitter, 0), 1))
    moment = now + wait
    return moment if moment <= received + GIVEN_UP else None
