"""Weeks: which notes are of which week, what its page shows, and which weeks are over.

Comes in: articles, newest first, and projects. Goes out: a WeekPage for each week that has notes,
newest first, and the weeks that are over with the notes that tell of them. A note of several weeks
is on the page of each, and is sent out once, with the last.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from weekpress.isoweek import Week, Weeks
from weekpress.markup import plain_text

Dated = list[tuple[Week, list[Any]]]
"""Weeks, newest first, each with its articles."""


@dataclass(frozen=True)
class WeekPage:
    """One week, as its page shows it."""

    week: Week
    notes: tuple[Any, ...]
    also: tuple[Any, ...] = ()
    """Posts published in that week."""
    quiet: tuple[Any, ...] = ()
    """Projects that have no note of it; none unless the team wants them named."""
    earlier: Week | None = None
    later: Week | None = None
    """The weeks before and after that have notes."""

    @property
    def url(self) -> str:
        """Its address within the site."""
        return f"weeknotes/{self.week.path}/"

    @property
    def save_as(self) -> str:
        """Its file in the output folder."""
        return f"{self.url}index.html"


@dataclass(frozen=True)
class Letter:
    """A week that is over, to be sent to people."""

    week: Week
    notes: tuple[Any, ...]
    base: str
    """The site's public address, ending in a slash."""

    @property
    def url(self) -> str:
        """The public address of the week's page."""
        return f"{self.base}{WeekPage(self.week, ()).url}"


def is_note(article: Any) -> bool:  # noqa: ANN401 -- an article
    """Whether it is a weeknote."""
    return getattr(article, "kind", "") == "weeknote"


def week_of(article: Any) -> Week:  # noqa: ANN401 -- Pelican has no types
    """The week an article belongs to: the one it is about, or that of its date."""
    week: Week | None = getattr(article, "week", None)
    return week or Week.of(article.date)


def weeks_of(note: Any) -> Iterable[Week]:  # noqa: ANN401 -- Pelican has no types
    """Every week a note is about, be it one."""
    weeks: Weeks | None = getattr(note, "weeks", None)
    return weeks or (week_of(note),)


def by_week(articles: Iterable[Any]) -> Dated:
    """Weeks that have articles, newest first, each with its articles in the order given."""
    return _newest_first((week_of(article), article) for article in articles)


def noted(notes: Iterable[Any]) -> Dated:
    """Weeks that a note is about, newest first, each with its notes by the name of the project."""
    dated = _newest_first((week, note) for note in notes for week in weeks_of(note))
    return [(week, sorted(of_week, key=_place)) for week, of_week in dated]


def _newest_first(pairs: Iterable[tuple[Week, Any]]) -> Dated:
    weeks: defaultdict[Week, list[Any]] = defaultdict(list)
    for week, article in pairs:
        weeks[week].append(article)
    return sorted(weeks.items(), key=lambda item: item[0], reverse=True)


def _place(note: Any) -> tuple[Any, ...]:  # noqa: ANN401 -- Pelican has no types
    """Readers find a team where it was last week; a note of no project comes last."""
    project = getattr(note, "project", None)
    name = project.name.casefold() if project else ""
    return (project is None, name, note.date, note.slug)


def heading(note: Any, own_title: bool) -> str:  # noqa: ANN401 -- Pelican has no types
    """What a note is called on the page of its week, as HTML: the team, and the title it was given.

    own_title -- whether its writer gave it one; the one that follows from the week says nothing new
    """
    project = getattr(note, "project", None)
    if project is None:
        return str(note.title)
    name = str(project.name)
    if not own_title:
        return escape(name)
    told = plain_text(note.title).casefold().startswith(name.casefold())
    return str(note.title) if told else f"{escape(name)}: {note.title}"


def pages(
    weeks: Dated, posts: Iterable[Any], quiet: Mapping[Week, Sequence[Any]] | None = None
) -> list[WeekPage]:
    """The page of each of these weeks, newest first.

    weeks -- with their notes, newest first
    quiet -- for weeks that are over, the projects of which there is no note
    """
    posted = dict(by_week(posts))
    asked = quiet or {}
    made = [
        WeekPage(week, tuple(notes), tuple(posted.get(week, ())), tuple(asked.get(week, ())))
        for week, notes in weeks
    ]
    around = [None, *(page.week for page in made), None]
    return [
        replace(page, later=around[place], earlier=around[place + 2])
        for place, page in enumerate(made)
    ]


def over(notes: Iterable[Any], now: datetime, zone: ZoneInfo) -> Dated:
    """The weeks that are over, newest first, each with the published notes it is told with."""
    public = [note for note in notes if not getattr(note, "unpublished", None)]
    dated = [(week, of_week) for week, of_week in by_week(public) if week.closes(zone) <= now]
    return [(week, sorted(of_week, key=_place)) for week, of_week in dated]
