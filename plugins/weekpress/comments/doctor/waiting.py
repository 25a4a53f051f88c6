"""What waits: comments for a person, jobs for a worker, and whether the clock can be right.

Comes in: what the store says, at one moment. Goes out: troubles. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from weekpress.comments.doctor.trouble import Trouble, warning
from weekpress.comments.spoken import many
from weekpress.comments.store import jobs

WORK_WAITS = timedelta(minutes=15)
"""How long a job may be overdue: a worker looks every second, and holds one for five minutes."""

PEOPLE_WAIT = timedelta(days=3)
"""How long a comment may wait before it is told."""

MANY_TIMES = 4
"""After how many tries it is told that a comment cannot be placed: they take some minutes."""

AHEAD = timedelta(minutes=10)
"""How far what was received may be in the future before the clock is doubted."""


@dataclass(frozen=True)
class Waiting:
    """What the store says."""

    oldest_comment: datetime | None = None
    newest_comment: datetime | None = None
    jobs: Mapping[str, tuple[int, datetime]] = field(default_factory=dict)
    """By kind: how many, and when the first is due."""
    unplaced: int = 0
    """How many approved or withdrawn comments could not be placed, however often it was tried."""
    alarm: str = ""
    """What a filter complains of, as the worker wrote it down."""


def judged(found: Waiting, has_publisher: bool, now: datetime) -> Iterator[Trouble]:
    """Everything that has waited too long."""
    for kind, (number, due) in found.jobs.items():
        if now - due > WORK_WAITS and (has_publisher or kind != jobs.PUBLISH):
            yield Trouble(
                "worker", f"Work has waited since {_day(due)}: {kind}, {number:,} in all.",
                "Is the service running? Its log says what it tries, and why that fails.",
            )  # fmt: skip
    if found.unplaced and has_publisher:
        yield Trouble(
            "publish", f"{many(found.unplaced, 'comment')} could not be placed again and again.",
            "Try it by hand, which says what is in the way: weekpress comments publish.",
        )  # fmt: skip
    if found.oldest_comment and now - found.oldest_comment > PEOPLE_WAIT:
        yield warning(
            "moderation", f"A comment has waited for a person since {_day(found.oldest_comment)}.",
            "Look at it: weekpress comments list.",
        )  # fmt: skip
    if found.newest_comment and found.newest_comment - now > AHEAD:
        yield Trouble(
            "clock", f"A comment was received at {_day(found.newest_comment)}, which is yet to be.",
            "Set this machine's clock: links, limits and retention follow from it.",
        )  # fmt: skip
    if found.alarm:
        yield Trouble("filters", found.alarm, "Comments wait, not checked, until it is mended.")


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
