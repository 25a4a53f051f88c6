"""The rotas of projects, held against the people there are, and cadences against the calendar.

Pure: documents in, findings out. A name nobody has, or one written twice, would give somebody a
turn that never comes, or two; a cadence that matches no day would never ask for a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from difflib import get_close_matches

from weekpress.errors import Finding, Severity
from weekpress.frontmatter.document import Document
from weekpress.frontmatter.models import Person, Project
from weekpress.frontmatter.slugs import fold, slug_of
from weekpress.isoweek import Week, long_date
from weekpress.isoweek.cadence import periods

ENOUGH = 3
"""Working days a period must have for a note to be expected: half a week's work, and no less."""


def rotas(documents: Iterable[Document], people: dict[str, Document]) -> Iterator[Finding]:
    """What is wrong with the rota, the cadence and the dates of each project.

    people -- person files by every name, folded
    """
    for document in documents:
        if isinstance(document.meta, Project):
            yield from _turns(document, document.meta, people)
            yield from _dates(document, document.meta)


def _turns(document: Document, meta: Project, people: dict[str, Document]) -> Iterator[Finding]:
    """Names that nobody has, and people who are in the rota already."""
    first: dict[str, int] = {}
    for place, name in enumerate(meta.rota):
        person = people.get(fold(name))
        fix = "" if person else _nearest(name, people)
        if not person and not fix and all(known.meta for known in people.values()):
            fix = f"Add people/{slug_of(name) or 'a-name'}.md for them."
        if fix:  # else it may be the name in a file that has a fault, which is told
            yield document.finding("rota", f'nobody is called "{name}".', fix, item=place)
        who = person.path if person else fold(name)
        other = meta.rota[first.setdefault(who, place)]
        if first[who] < place:
            yield document.finding("rota", _twice(name, other), "Keep one of the two.", item=place)


def _twice(name: str, other: str) -> str:
    return (
        f'"{name}" is in it twice.' if name == other else f'"{name}" and "{other}" are one person.'
    )


def _nearest(name: str, people: dict[str, Document]) -> str:
    """Whom a slip of the pen may mean; "" for nobody."""
    found = get_close_matches(fold(name), people, n=1)
    meta = people[found[0]].meta if found else None
    return f"Did you mean {meta.name}?" if isinstance(meta, Person) else ""


def _dates(document: Document, meta: Project) -> Iterator[Finding]:
    """A project that ends before it starts, or is too short for a note ever to be expected."""
    if not (meta.started and meta.ended):
        return
    if meta.ended < meta.started:
        yield document.finding(
            "ended", f"{meta.ended} is before {meta.started}, when it started.",
            "Mend one of the two dates.",
        )  # fmt: skip
    elif meta.ended - meta.started < timedelta(weeks=9) and not _ever(meta):
        key = "cadence" if "cadence" in document.lines else "ended"
        yield document.finding(
            key, f"no {meta.cadence} note is ever expected: from {meta.started} to "
            f"{meta.ended}, no period has {ENOUGH} working days.", "Mend started or ended.",
        )  # fmt: skip


def _ever(meta: Project) -> bool:
    """Whether any period of the project has days enough, whatever holidays there are."""
    first, last = meta.started or date.min, meta.ended or date.min
    begins, ends = Week.of(first), Week.of(last)
    for weeks in periods(begins, ends, meta.cadence, begins):
        days = (day for week in weeks for day in (week.monday + timedelta(n) for n in range(5)))
        if sum(first <= day <= last for day in days) >= ENOUGH:
            return True
    return False


def gone(
    documents: Iterable[Document], people: dict[str, Document], today: date
) -> Iterator[Finding]:
    """People in the rota of a project at work who have left: a warning, as their last day must
    not stop a build by itself; they are passed over."""
    for document in documents:
        meta = document.meta
        if not isinstance(meta, Project) or meta.state != "active":
            continue
        for place, name in enumerate(meta.rota):
            person = people.get(fold(name))
            left = person.meta.left if person and isinstance(person.meta, Person) else None
            if left and left < today:
                yield document.finding(
                    "rota", f"{name} left on {long_date(left)}, and is passed over.",
                    "Take the name out.", Severity.WARNING, item=place,
                )  # fmt: skip
