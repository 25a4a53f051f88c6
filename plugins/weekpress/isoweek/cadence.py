"""How often notes come, and the periods that makes of the weeks: each week is in exactly one.

A period is a run of whole weeks. Pure; nothing here knows a project.
"""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.isoweek.week import Week, Weeks

CADENCES = ("weekly", "fortnightly", "monthly")


def period_of(week: Week, cadence: str, anchor: Week) -> Weeks:
    """The period that holds `week`.

    cadence -- weekly: the week itself; fortnightly: two weeks, counted from `anchor` both ways;
               monthly: the weeks whose Thursday is in the same month
    anchor  -- a first week of a fortnight
    """
    if cadence == "fortnightly":
        first = week.later(-(anchor.until(week) % 2))
        return Weeks(first, first.later(1))
    if cadence == "monthly":
        return _month_of(week)
    return Weeks(week, week)


def periods(first: Week, last: Week, cadence: str, anchor: Week) -> Iterator[Weeks]:
    """The periods from the one that holds `first` to the one that holds `last`, in order."""
    period = period_of(first, cadence, anchor)
    while period.first <= last:
        yield period
        period = period_of(period.last.later(1), cadence, anchor)


def _month_of(week: Week) -> Weeks:
    """The weeks of a month, of which there are four or five."""
    first = last = week
    while _month(first.later(-1)) == _month(week):
        first = first.later(-1)
    while _month(last.later(1)) == _month(week):
        last = last.later(1)
    return Weeks(first, last)


def _month(week: Week) -> tuple[int, int]:
    """ISO 8601 gives a week to the year of its Thursday; here, to that day's month too."""
    return week.thursday.year, week.thursday.month
