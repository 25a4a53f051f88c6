"""Resting: a service that asks to be left alone, or gives no answer, is asked nothing for a while.

Comes in: what went wrong, and when. Goes out: the same again, without a question, until the time is
over. Each comment has a schedule of its own; without a rest all that wait would ask a service that
has just said that it is asked too often.
Source: RFC 9110, 10.2.3 (Retry-After); RFC 6585, 4 (429).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from weekpress.comments.filters.protocol import FilterError

NO_ANSWER = timedelta(minutes=1)
"""How long a service rests that could not answer and does not say for how long: the first step of
the schedule."""

LONGEST = timedelta(days=1)
"""The longest rest, whatever a service asks for: one wrong answer must not silence it for days."""


class Rest:
    """The rest of one service, in this process's memory."""

    def __init__(self) -> None:
        self._until: datetime | None = None
        self._words = ""

    def judge(self, now: datetime) -> None:
        """Raise FilterError while it lasts."""
        if self._until and now < self._until:
            raise FilterError(self._words, self._until - now)

    def begin(self, fault: FilterError, now: datetime) -> None:
        """Begin one, if this fault asks for it; what a person mends may be asked at once."""
        usual = timedelta() if fault.alarm else NO_ANSWER
        wait = usual if fault.retry_after is None else fault.retry_after
        self._until, self._words = now + min(wait, LONGEST), str(fault)
