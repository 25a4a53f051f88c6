"""The notes of one project, in the order of their weeks.

Pure: a catalogue in, documents out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from weekpress.frontmatter import Document, Weeknote
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.isoweek import Week, Weeks


@dataclass(frozen=True)
class Note:
    """One weeknote."""

    document: Document
    meta: Weeknote

    @property
    def weeks(self) -> Weeks:
        """The weeks it is about, be it one."""
        return self.meta.about


def notes_of(catalogue: Catalogue, project: Document) -> list[Note]:
    """The notes of `project`, a project's file, in the order of the weeks they are about."""
    found = (
        Note(document, meta)
        for document, meta in catalogue.of(Weeknote)
        if catalogue.project_of(document) is project
    )
    return sorted(found, key=lambda note: (note.weeks.last, note.document.path))


def note_about(notes: Iterable[Note], weeks: Weeks) -> Note | None:
    """The note that is about one of `weeks`, whatever its file is called; None for none."""
    return next((note for note in notes if any(week in note.weeks for week in weeks)), None)


def last_before(notes: Iterable[Note], week: Week) -> Note | None:
    """The latest note about weeks before `week`; None where that is the first."""
    return max(
        (note for note in notes if note.weeks.last < week),
        key=lambda note: note.weeks.last,
        default=None,
    )
