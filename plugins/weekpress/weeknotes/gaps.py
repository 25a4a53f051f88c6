"""Gaps: which projects under way have no note of a week; asked only where a team wants it said.

Comes in: projects and their notes. Goes out: the projects that owe a note, for each week that is
over: nobody is named before Monday. A project that is paused owes none, and one that writes every
fortnight or month owes none so soon after its last.
Settings: WEEKPRESS_GAPS.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from weekpress.isoweek import Week
from weekpress.weeknotes.weeks import weeks_of

WEEKS = {"weekly": 1, "fortnightly": 2, "monthly": 5}
"""Among how many weeks in a row a project of each cadence has a note: a month may take five."""


def gaps(projects: Iterable[Any], weeks: Iterable[Week]) -> dict[Week, list[Any]]:
    """For each of these weeks, the projects that owe a note, in the order they are given."""
    found: dict[Week, list[Any]] = {week: [] for week in weeks}
    for project in projects:
        noted = {week for note in project.articles for week in _weeks(note)}
        began = Week.of(project.started) if project.started else min(noted, default=None)
        for week, owing in found.items():
            if began and under_way(project, week) and owes(project, week, began, noted):
                owing.append(project)
    return found


def under_way(project: Any, week: Week) -> bool:  # noqa: ANN401 -- Pelican has no types
    """Whether a project that had begun was worked on in that week, as far as its file says."""
    if project.state == "paused":
        return False
    return week <= Week.of(project.ended) if project.ended else project.state != "finished"


def owes(project: Any, week: Week, began: Week, noted: Collection[Week]) -> bool:  # noqa: ANN401 -- Pelican has no types
    """Whether there is no note of the week, nor one as near before it as the cadence allows."""
    asked = [week.later(-back) for back in range(WEEKS.get(project.cadence, 1))]
    return began <= asked[-1] and not any(one in noted for one in asked)


def _weeks(article: Any) -> Iterable[Week]:  # noqa: ANN401 -- Pelican has no types
    """A post in a project is no note of a week."""
    return weeks_of(article) if getattr(article, "week", None) else ()


def between(first: Week, last: Week) -> list[Week]:
    """Every week from the first to the last."""
    return [first.later(weeks) for weeks in range(first.until(last) + 1)]
