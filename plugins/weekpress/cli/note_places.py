"""Which project and which week a note is for, from what was typed.

Comes in: words. Goes out: the project's file and the weeks. What cannot be is told in words: wrong
usage with what was probably meant, or a project that is over.
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

import click

from weekpress.errors import WeekpressError
from weekpress.frontmatter import Document, Project
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.slugs import fold
from weekpress.isoweek import Week, Weeks, long_date
from weekpress.isoweek.written import NoWeekError, Reading, read_week


def project_meant(name: str, catalogue: Catalogue) -> Document:
    """The project of this file name, name or alias, in any capitals.

    Raises click.UsageError for none; WeekpressError where its file cannot be used.
    """
    found = catalogue.projects.get(fold(name))
    if found is None:
        near = get_close_matches(fold(name), catalogue.projects, n=1)
        hint = f"Did you mean {catalogue.projects[near[0]].name}?" if near else _all(catalogue)
        raise click.UsageError(f'There is no project "{name}". {hint}')
    if found.meta is None:
        raise WeekpressError("has a fault. To hear which: weekpress check", found.shown)
    return found


def _all(catalogue: Catalogue) -> str:
    names = ", ".join(sorted({project.name for project in catalogue.projects.values()}))
    return f"There are: {names}." if names else "Add its file in projects/ first."


def not_over(project: Document, today: date, other_active: list[str]) -> None:
    """Raises WeekpressError, with what to do, for a project that is finished."""
    meta = project.meta
    if not isinstance(meta, Project) or meta.state != "finished":
        return
    since = f" since {long_date(meta.ended)}" if meta.ended and meta.ended <= today else ""
    others = f" Projects that go on: {', '.join(other_active)}." if other_active else ""
    raise WeekpressError(
        f"{meta.name} is finished{since}. To write about it all the same: --anyway.{others}"
    )


def active_projects(catalogue: Catalogue) -> list[str]:
    """The file names of the projects that are active, in order."""
    return sorted(d.name for d, meta in catalogue.of(Project) if meta.state == "active")


def weeks_meant(text: str | None, today: date) -> Reading:
    """The weeks a text names; without one, the week of today. Raises WeekpressError."""
    if text is None:
        week = Week.of(today)
        return Reading(Weeks(week, week))
    try:
        return read_week(text, today)
    except NoWeekError as error:
        raise WeekpressError(f"--week: {error.message}. {error.fix}") from None
