"""Whose turn it is to write a project's note: worked out anew each time from who wrote when.

Nothing is kept. The turn goes to whoever has not written for longest, so that a swap, leave or a
week without a note mends itself: who was passed over comes next. Pure: people, notes and periods
in, turns out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from weekpress.frontmatter.leave import Away
from weekpress.isoweek import Week, Weeks
from weekpress.weeknotes.cadence import Period

_NEVER = Week(1, 1)
""""Before all others": the week of whoever has not written yet."""


@dataclass(frozen=True)
class Member:
    """Somebody who takes turns."""

    name: str
    leave: tuple[Away, ...] = ()
    left: date | None = None
    """Their last day."""

    def has_left(self, day: date) -> bool:
        """Whether they are gone for good by then."""
        return self.left is not None and self.left < day

    def is_away(self, days: Sequence[date]) -> bool:
        """Whether they are on leave, or gone, for most of these days."""
        away = [day for day in days if self.has_left(day) or any(day in run for run in self.leave)]
        return 2 * len(away) > len(days)


@dataclass(frozen=True)
class Note:
    """A note that was written."""

    weeks: Weeks
    authors: tuple[str, ...]
    """As the rota writes them, or as they are called elsewhere; the first is the writer."""


@dataclass(frozen=True)
class Turn:
    """A period and who is to write its note."""

    period: Period
    who: tuple[str, ...] = ()
    """One person; all the authors where it is written already; nobody where nobody is there."""
    passed_over: tuple[str, ...] = ()
    """Who would have been next, but is away."""


def everybody_away(rota: Sequence[Member], days: Sequence[date]) -> bool:
    """Whether all who are still in the team are away for most of these days."""
    here = [member for member in rota if days and not member.has_left(days[-1])]
    return bool(here) and all(member.is_away(days) for member in here)


def turns(
    rota: Sequence[Member], notes: Iterable[Note], periods: Iterable[Period]
) -> Iterator[Turn]:
    """The turn of each period, in order.

    rota    -- in the order that counts between those who wrote at one time, or never
    notes   -- every note of the project, in any order
    periods -- the first is the one it is now; the rest are to come
    """
    known = sorted(notes, key=lambda note: note.weeks.last)
    wrote = {name: note.weeks.last for note in known for name in note.authors}
    for period in periods:
        if period.written:
            about = [note for note in known if _touch(note.weeks, period.weeks)]
            yield Turn(period, about[-1].authors)
        elif period.expected:
            turn = _next(rota, wrote, period)
            wrote |= dict.fromkeys(turn.who, period.weeks.last)
            yield turn
        else:
            yield Turn(period)


def _next(rota: Sequence[Member], wrote: dict[str, Week], period: Period) -> Turn:
    """The turn of somebody who is there, with who would have been before them."""
    here = [member for member in rota if not member.has_left(period.due)]
    line = sorted(here, key=lambda member: wrote.get(member.name, _NEVER))  # keeps their order
    away = list(takewhile(lambda member: member.is_away(period.days), line))
    who = line[len(away) : len(away) + 1]
    return Turn(period, tuple(m.name for m in who), tuple(m.name for m in away))


def _touch(one: Weeks, other: Weeks) -> bool:
    return one.first <= other.last and other.first <= one.last
