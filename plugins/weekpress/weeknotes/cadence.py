"""When a note of a project is expected, and whether there is one.

Comes in: how often a project writes, its dates, and the weeks its notes are about. Goes out: its
periods, each expected or not. Pure: the days people are away, and today, are given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from weekpress.frontmatter.rotas import ENOUGH
from weekpress.isoweek import Week, Weeks
from weekpress.isoweek.cadence import period_of, periods
from weekpress.weeknotes.working_days import working_days

NOWHERE = Week(2001, 1)
"""Fortnights are counted from here where neither a date nor a note says otherwise."""
IN_A_ROW = 2
""""You can miss one, never two in a row": how many have to be missing before it is mentioned."""

AllAway = Callable[[Sequence[date]], bool]
"""Whether everybody who might write is away for most of these days."""


@dataclass(frozen=True)
class Schedule:
    """How often notes of a project are expected, and from when till when."""

    cadence: str
    anchor: Week
    """A first week of a fortnight."""
    first: date | None = None
    """The day it began; None where that is not known."""
    last: date | None = None
    """The last day a note is expected about; None for a project that goes on."""

    def of(self, week: Week) -> Weeks:
        """The period that holds a week."""
        return period_of(week, self.cadence, self.anchor)

    def days(self, weeks: Weeks) -> tuple[date, ...]:
        """The working days of a period on which the project is at work."""
        first, last = self.first or date.min, self.last or date.max
        return tuple(day for day in working_days(weeks) if first <= day <= last)


@dataclass(frozen=True)
class Period:
    """Weeks that one note is to be about."""

    weeks: Weeks
    days: tuple[date, ...]
    """The working days of the project in it."""
    written: bool
    expected: bool
    all_away: bool = False
    """Whether no note is expected because everybody is away."""

    @property
    def due(self) -> date:
        """The day the note is for: the last working day, most often the Friday."""
        return self.days[-1] if self.days else self.weeks.last.friday


def schedule(
    cadence: str,
    state: str,
    started: date | None,
    ended: date | None,
    notes: Iterable[Weeks],
) -> Schedule:
    """The schedule of a project, from what its file says and the weeks of its notes.

    A paused or finished one expects nothing after its end or, where it names none, its last note.
    """
    about = sorted(notes)
    first = started or (about[0].first.monday if about else None)
    anchor = Week.of(first) if first else NOWHERE
    last = ended
    if state != "active" and last is None:
        last = max((weeks.last.sunday for weeks in about), default=date.min)
    return Schedule(cadence, anchor, first, last)


def outlook(
    plan: Schedule, notes: Iterable[Weeks], first: Week, last: Week, all_away: AllAway
) -> Iterator[Period]:
    """Every period from the one that holds `first` to the one that holds `last`, in order.

    A note about several weeks is the note of each period it touches.
    """
    written = {week for weeks in notes for week in weeks}
    for weeks in periods(first, last, plan.cadence, plan.anchor):
        days = plan.days(weeks)
        period = Period(weeks, days, any(w in written for w in weeks), len(days) >= ENOUGH)
        if period.expected and all_away(days):
            period = replace(period, expected=False, all_away=True)
        yield period


def missing(
    plan: Schedule, notes: Sequence[Weeks], today: date, all_away: AllAway
) -> tuple[Period, ...]:
    """The expected periods without a note, up to now, without a break; () for fewer than two.

    A period is over on the Monday after it: "Friday best, Monday ok".
    """
    if plan.first is None:
        return ()
    over = Week.of(today).later(-1 if today.weekday() else -2)
    begun = Week.of(plan.first)
    if over < begun:
        return ()
    past = [p for p in outlook(plan, notes, begun, over, all_away) if p.weeks.last <= over]
    expected = [p for p in past if p.expected or p.written]
    row = list(takewhile(lambda period: not period.written, reversed(expected)))
    return tuple(reversed(row)) if len(row) >= IN_A_ROW else ()
