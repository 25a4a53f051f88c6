"""Moments and spans of time, in words: for pages and mail.

Comes in: a time in UTC, and where the site is. Goes out: what a person reads: the time that the
clock on the team's wall has, with its zone, because a moderator may be in another.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo


def moment(time: datetime, zone: tzinfo) -> str:
    """27 November 2026, 12:00 GMT."""
    there = time.astimezone(zone)
    return f"{there.day} {there:%B %Y, %H:%M %Z}"


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
