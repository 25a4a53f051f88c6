"""The file a weeknote begins with: its head, what the last note promised, and notes to its writer.

Pure: week, identity and the last note are arguments; the same ones make the same file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from weekpress.cli.starts import Start, file_of, listed
from weekpress.errors import in_one_line
from weekpress.frontmatter import Document, Project
from weekpress.isoweek import Weeks, long_date
from weekpress.markup.account import promised
from weekpress.markup.carried import carried
from weekpress.markup.items import as_list
from weekpress.weeknotes.notes import Note

SHORT_READ = "30 second read"
SAID = "What we said we would do"
"""The heading over what the last note promised."""
DURING = "During the week"
"""The heading over what was jotted down."""


@dataclass(frozen=True)
class Beginning:
    """What a new note is made from."""

    project: Document
    weeks: Weeks
    identity: UUID
    last: Note | None = None
    """The project's note before it."""
    authors: Sequence[str] = ()
    prompts: Sequence[str] = ()
    draft: bool = False


def note_start(begun: Beginning) -> Start:
    """The file of a new note, named after its week in the folder of its project."""
    week = begun.weeks.last
    sections = [
        f"## {SHORT_READ}\n\n{_comment(_SHORT_READ)}",
        *_carried_over(begun.last),
        _comment(_to_the_writer(begun.prompts)),
    ]
    name = f"weeknotes/{begun.project.name}/{week.year:04d}-w{week.number:02d}.md"
    return Start(name, file_of(_head(begun), "\n".join(sections)))


_SHORT_READ = """\
The week for somebody who has thirty seconds: two sentences, or a few
bullet points. It is shown in lists, on the page of the week and in feeds."""


def carried_over(last: Note) -> list[str]:
    """What the last note said would be next, as items that stand on their own in another file."""
    document = last.document
    every = (carried(item, document.body, document.path) for item in promised(document.body))
    return [item.strip() for item in every if item.strip()]


def _carried_over(last: Note | None) -> list[str]:
    items = carried_over(last) if last else []
    return [f"## {SAID}\n\n{as_list(items)}"] if items else []


def _head(begun: Beginning) -> list[str]:
    first, last = begun.weeks.first, begun.weeks.last
    key = "week" if first == last else "weeks"
    days = f"{long_date(first.monday)} to {long_date(last.friday)}"
    return [
        f"{key}: {begun.weeks}  # {days}",
        *_both_weeks(begun),
        *listed("authors", begun.authors, f"who writes it, by name: {_people(begun.project)}"),
        f"tags: []  # what it is about{_tags_of(begun.last)}",
        f"id: {begun.identity}  # permanent: feed readers know the note by it",
        *(["status: draft  # take this line out to publish the note"] if begun.draft else []),
    ]


def _both_weeks(begun: Beginning) -> list[str]:
    """A hint where the project writes each fortnight and nobody wrote last week."""
    meta, week = begun.project.meta, begun.weeks.last
    fortnightly = isinstance(meta, Project) and meta.cadence == "fortnightly"
    if not fortnightly or len(begun.weeks) > 1 or not begun.last:
        return []
    if begun.last.weeks.last.until(week) < 2:
        return []
    both = Weeks(week.later(-1), week)
    return [f"# weeks: {both}  # in place of week, if the note is about both"]


def _people(project: Document) -> str:
    people = project.meta.people if isinstance(project.meta, Project) else ()
    return f"[{', '.join(in_one_line(name) for name in people) or 'Amy Price, Ben Okoro'}]"


def _tags_of(last: Note | None) -> str:
    tags = ", ".join(in_one_line(tag) for tag in last.meta.tags) if last else ""
    return f"; the last note has: [{tags}]" if tags else ": [user research, maps]"


def _to_the_writer(prompts: Sequence[str]) -> str:
    asked = "\n".join(f"- {prompt}" for prompt in prompts)
    bucket = f"\n\nIf you want somewhere to start, pick one:\n{asked}" if prompts else ""
    return (
        "Notes like this one never reach the page: write over them. No heading is\n"
        "needed. A list under one called Next week is carried over into the next note."
        f"{bucket}"
    )


def _comment(words: str) -> str:
    """A comment of HTML. Source: HTML Standard, "Comments": no "--" inside."""
    return f"<!-- {re.sub('-(?=-)', '- ', words)}\n-->\n"
