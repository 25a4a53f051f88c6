"""What the team is told of its notes: for each project the coming turns, and what it lacks.

Comes in: the content folder, read, and a day. Goes out: a `Forecast` a project, which the command
prints as text, JSON or a calendar. Knows files through the catalogue only, and no Pelican.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from weekpress.frontmatter import Document, Person, Project, Weeknote
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.identity import entry_id
from weekpress.frontmatter.slugs import fold
from weekpress.isoweek import Week
from weekpress.weeknotes.cadence import Period, Schedule, missing, outlook, schedule
from weekpress.weeknotes.rota import Member, Note, Turn, everybody_away, turns


@dataclass(frozen=True)
class Forecast:
    """One project: whose turn it is, and what there is no note of."""

    key: str
    """The name of its file."""
    shown: str
    """Its file, as a person would type it."""
    identity: str
    """Permanent: events of a calendar are known by it."""
    name: str
    state: str
    cadence: str
    rota: tuple[str, ...]
    turns: tuple[Turn, ...]
    """The period it is now, and those to come."""
    missing: tuple[Period, ...]
    """Two or more expected periods in a row, up to now, without a note; else none."""
    last: Note | None
    """The newest note there is."""
    begun: tuple[str, ...]
    """Drafts of a note of the period it is now."""


def projects_at_work(catalogue: Catalogue) -> list[Document]:
    """The project files to tell of where none is named: published, and active."""
    return [
        document
        for document, meta in catalogue.of(Project)
        if meta.state == "active" and meta.status == "published"
    ]


def forecast(catalogue: Catalogue, document: Document, today: date, weeks: int) -> Forecast:
    """The forecast of the project of a file.

    weeks -- how many weeks to look ahead, beyond the one it is: periods that begin in them are told
    """
    meta = document.meta
    if not isinstance(meta, Project):
        raise TypeError(f"{document.shown} is no project that can be used")
    rota = [_member(catalogue, name) for name in meta.rota]
    written = [(found, note) for found, note in _notes(catalogue, document)]
    notes = [_note(catalogue, note) for _, note in written if note.status == "published"]
    about = [note.weeks for note in notes]
    plan = schedule(meta.cadence, meta.state, meta.started, meta.ended, about)

    def away(days: Sequence[date]) -> bool:
        return everybody_away(rota, days)

    here = Week.of(today)
    last = here.later(weeks)
    coming = [p for p in outlook(plan, about, here, last, away) if p.weeks.first <= last]
    now = plan.of(here)
    return Forecast(
        document.name, document.shown, entry_id(document), meta.name, meta.state, meta.cadence,
        tuple(member.name for member in rota),
        tuple(turns(rota, notes, _within(plan, coming))),
        missing(plan, about, today, away),
        max(notes, key=lambda note: note.weeks.last, default=None),
        tuple(found.shown for found, note in written
              if note.status != "published" and note.week in now),
    )  # fmt: skip


def _within(plan: Schedule, periods: Sequence[Period]) -> Iterator[Period]:
    """The periods in which the project is at work at all, or has a note of."""
    for period in periods:
        ended = plan.last and period.weeks.first.monday > plan.last
        to_come = plan.first and period.weeks.last.sunday < plan.first
        if period.written or not (ended or to_come):
            yield period


def _notes(catalogue: Catalogue, project: Document) -> Iterator[tuple[Document, Weeknote]]:
    for document, meta in catalogue.of(Weeknote):
        if catalogue.project_of(document) is project:
            yield document, meta


def _note(catalogue: Catalogue, meta: Weeknote) -> Note:
    return Note(meta.about, tuple(catalogue.author(name)[0] for name in meta.authors))


def _member(catalogue: Catalogue, name: str) -> Member:
    """Somebody in a rota, by the name their file gives."""
    person = catalogue.people.get(fold(name))
    meta = person.meta if person else None
    return Member(meta.name, meta.leave, meta.left) if isinstance(meta, Person) else Member(name)
