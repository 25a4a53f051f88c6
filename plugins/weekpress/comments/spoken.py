"""Moments and spans of time, in words: for pages and mail.

Comes in: a time in UTC. Goes out: what a person reads. The service knows no zone but UTC, and says
so: two moderators may be in two.
"""

from __future__ import annotations

from datetime import datetime, timedelta


def moment(time: datetime) -> str:
    """27 November 2026, 12:00 UTC."""
    return f"{time.day} {time:%B %Y, %H:%M} UTC"


def since(time: datetime, now: datetime) -> str:
    """How long ago: "3 days", "5 hours", "2 minutes"."""
    passed = max(now - time, timedelta())
    for number, unit in (
        (passed.days, "day"), (passed.seconds // 3600, "hour"), (passed.seconds // 60, "minute"),
    ):  # fmt: skip
        if number:
            return many(number, unit)
    return "less than a minute"


def many(number: int, unit: str) -> str:
    """ "1 comment", "2 comments"."""
    return f"{number} {unit}{'' if number == 1 else 's'}"
