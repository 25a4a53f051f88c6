"""Weeknotes held against one another and against the calendar.

Pure: documents in, findings out. Two notes of one project for one week cannot both be the week's;
a week that is far ahead is a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from weekpress.errors import SAME_WEEK, Finding, Severity
from weekpress.frontmatter.document import Document
from weekpress.frontmatter.models import Weeknote
from weekpress.frontmatter.slugs import fold
from weekpress.isoweek import Week, Weeks, long_date

Notes = dict[tuple[str, Week], Document]
"""The first note of each project and week."""


def same_week(
    documents: Iterable[Document], project_of: dict[str, Document], named: dict[str, str]
) -> Iterator[Finding]:
    """Notes of one project that are about one week.

    project_of -- project files by every name, folded
    named      -- the project each document names, by its path
    """
    first: Notes = {}
    for document in documents:
        if not isinstance(document.meta, Weeknote):
            continue
        name = fold(named[document.path])
        project = project_of[name].path if name in project_of else name
        for week in document.meta.about:
            other = first.setdefault((project, week), document)
            if other is not document:
                yield _twice(document, other, week)
                break


def _twice(document: Document, other: Document, week: Week) -> Finding:
    """An error where both are the week's own note; a warning where one is about more weeks."""
    theirs = other.meta.about if isinstance(other.meta, Weeknote) else Weeks(week, week)
    mine = document.meta.about if isinstance(document.meta, Weeknote) else theirs
    label = f"the {week.label[0].lower()}{week.label[1:]} ({week})"
    if mine.last == theirs.last:
        found = document.finding(
            "week", f"{other.shown} is the project’s note of {label} too.",
            "Make one note of the two, or mend the week of one.",
        )  # fmt: skip
        return replace(found, rule=SAME_WEEK)
    return document.finding(
        "week", f"{other.shown} is about {label} too.", "Leave that week to one of the two.",
        Severity.WARNING,
    )  # fmt: skip


def share_a_week(one: Document, other: Document) -> bool:
    """Whether two documents are notes about the same last week: their address is the same."""
    both = (one.meta, other.meta)
    weeks = [meta.week for meta in both if isinstance(meta, Weeknote) and not meta.slug]
    return len(weeks) == 2 and weeks[0] == weeks[1]


def ahead(documents: Iterable[Document], today: date) -> Iterator[Finding]:
    """Weeks that have not begun, and begin more than a week from now.

    Next week's note may be begun early, and is published in its week. A draft may be about any.
    """
    here = Week.of(today)
    for document in documents:
        meta = document.meta
        if not isinstance(meta, Weeknote) or meta.status != "published" or meta.date:
            continue
        if here.until(meta.about.first) > 1:
            guess = _guess(meta.week, today)
            offered = f"If you mean {guess}, write week: {guess}. " if guess else ""
            yield document.finding(
                "week", f"{meta.about} begins on {long_date(meta.about.first.monday)}, which is "
                "to come.", f"{offered}To write ahead, add status: draft.",
            )  # fmt: skip


def _guess(week: Week, today: date) -> Week | None:
    """The same number in the year that has it nearest before today."""
    for year in (Week.of(today).year, Week.of(today).year - 1):
        try:
            found = Week(year, week.number)
        except ValueError:
            continue
        if found.monday <= today:
            return found
    return None
