"""Rates: how often something may be done by one sender, for one post or in all.

Comes in: words such as "10 per 10 minutes", and keys. Goes out: in how many seconds it may be done
again, or 0. So many may be done at once; after them one more for each part of the time, so that
nobody who went too far waits for the whole of it. It is counted in the memory of each process, for
the keys seen last: a restart forgets it, and no number of senders fills the memory.
Source: the generic cell rate algorithm (ITU-T I.371), as `throttled-py` has it.
"""

from __future__ import annotations

import math
import re
from datetime import timedelta

from throttled import MemoryStore, Quota, RateLimiterType, Throttled, per_duration

MOST_KEYS = 20_000
"""For how many keys of a rate it is known how often they came: about 5 MB."""

_WORDS = re.compile(r"([1-9][0-9]{0,9}) per (?:([1-9][0-9]{0,3}) )?(second|minute|hour|day)s?")


def quota(words: str) -> Quota:
    """What the words mean. Raises ValueError for those that mean no rate."""
    found = _WORDS.fullmatch(" ".join(words.split()))
    if not found:
        raise ValueError('a rate is expected, such as "10 per 10 minutes"')
    most, number, unit = int(found[1]), int(found[2] or 1), found[3]
    return per_duration(timedelta(**{f"{unit}s": number}), most)


class Rate:
    """One rate, and what came at it."""

    def __init__(self, words: str) -> None:
        """Raises ValueError for words that mean no rate."""
        self._counts = Throttled(
            using=RateLimiterType.GCRA.value,
            quota=quota(words),
            store=MemoryStore(options={"MAX_SIZE": MOST_KEYS}),
        )

    def has_room(self, key: str) -> bool:
        """Whether it may be done now; this counts nothing."""
        return self._counts.peek(key).remaining > 0

    def wait(self, key: str) -> int:
        """Count it once, if it may be done now: 0; else in how many seconds it may be, from 1."""
        told = self._counts.limit(key)
        return max(1, math.ceil(told.state.retry_after)) if told.limited else 0
