"""weekpress new weeknote: this week's note of a project, begun where the last one ended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import click

from weekpress.cli.desk import desk_at, writers
from weekpress.cli.note_places import active_projects, not_over, project_meant, weeks_meant
from weekpress.cli.note_starts import Beginning, carried_over, note_start
from weekpress.cli.options import Line, content_option, shown
from weekpress.cli.starts import create
from weekpress.cli.terminal import tell
from weekpress.errors import WeekpressError, in_one_line
from weekpress.frontmatter import Document, Project, Weeknote
from weekpress.frontmatter.folder import read_file
from weekpress.isoweek import Weeks
from weekpress.turns import turn
from weekpress.weeknotes.notes import Note, last_before, note_about, notes_of
from weekpress.weeknotes.prompts import BUCKET, prompts_for


@click.command()
@click.argument("project", type=Line())
@click.option(
    "--week",
    metavar="TEXT",
    type=Line(),
    help='The week it is about: 2026-W47, "w/c 16 November", 2026-W46..W47.  [default: this week]',
)
@click.option(
    "--author",
    "authors",
    multiple=True,
    type=Line(),
    metavar="NAME",
    help="Who writes it. Give it once for each author.  [default: you, if git and the site know "
    "you by the same name]",
)
@click.option(
    "--draft/--no-draft",
    default=False,
    help="Whether it stays out of the public site, also when merged, until you take out "
    "its status line.  [default: no-draft]",
)
@click.option(
    "--prompts",
    type=click.IntRange(0, len(BUCKET)),
    default=3,
    metavar="N",
    help="How many questions to start from stand in it as a comment.  [default: 3]",
)
@click.option("--anyway", is_flag=True, help="Write about a project that is finished.")
@content_option
def weeknote(
    project: str,
    week: str | None,
    authors: tuple[str, ...],
    draft: bool,
    prompts: int,
    anyway: bool,
    content: Path | None,
) -> int:
    """Starts a weeknote of PROJECT in content/weeknotes/.

    PROJECT is the name of its file, its name or one it had before. What the last note said would be
    next is carried over. No heading has to be used. A note that is there is never overwritten.

    \b
    Example:
      weekpress new weeknote missed-bins
    """
    desk = desk_at(content)
    about = project_meant(project, desk.catalogue)
    if not anyway:
        not_over(about, desk.today, active_projects(desk.catalogue))
    reading = weeks_meant(week, desk.today)
    notes = notes_of(desk.catalogue, about)
    if there := note_about(notes, reading.weeks):
        raise WeekpressError(
            already_there(there.document.shown, about, reading.weeks, there, notes)
        )
    begun = Beginning(
        about, reading.weeks, uuid4(), last_before(notes, reading.weeks.first),
        writers(authors, desk), prompts_for(about.name, reading.week, prompts), draft,
    )  # fmt: skip
    tell(shown(_write(begun, desk.content)), stderr=False)
    _say(begun, reading.odd)
    return 0


def already_there(
    path: str, project: Document, weeks: Weeks, note: Note | None, notes: Sequence[Note]
) -> str:
    """The choice of somebody whose note another has begun, in words."""
    authors = [in_one_line(name) for name in note.meta.authors] if note else []
    by = f", begun by {' and '.join(authors)}" if authors else ""
    about = note.weeks if note else weeks
    free = about.last.later(1)
    while note_about(notes, Weeks(free, free)):
        free = free.later(1)
    label = f"the {about.label[0].lower()}{about.label[1:]}"
    return (
        f"{in_one_line(path)} is the note of {label}{by}. It is left as it is. Choose:\n"
        "  write in that one: open it, or add a line to it with\n"
        f'    weekpress jot --project {project.name} --week {about.last} "What happened"\n'
        "  start one about another week: say which, such as\n"
        f"    weekpress new weeknote {project.name} --week {free}"
    )


def _write(begun: Beginning, content: Path) -> Path:
    start = note_start(begun)
    with turn((content / start.name).parent):
        try:
            return create(start, content)
        except FileExistsError:  # begun since we looked, or it cannot be read as a note
            path = shown(content / start.name)
            document, _ = read_file(content, start.name, path)
            meta = document.meta if document else None
            note = Note(document, meta) if document and isinstance(meta, Weeknote) else None
            words = already_there(path, begun.project, begun.weeks, note, ())
            raise WeekpressError(words) from None


def _say(begun: Beginning, odd: str) -> None:
    if odd:
        tell(f"Odd: {odd}.", style="yellow")
    label = begun.weeks.label
    name = begun.project.meta.name if isinstance(begun.project.meta, Project) else ""
    tell(f"{name}, the {label[0].lower()}{label[1:]}. Write your note in that file.")
    if begun.last and (count := len(carried_over(begun.last))):
        things = "1 thing" if count == 1 else f"{count} things"
        tell(f"{things} that {begun.last.document.shown} said would be next stand in it.")
    if not begun.authors:
        tell("It has no author yet: fill in its authors line.")
    tell("To see it as you write: weekpress serve. Before you send it: weekpress check.")
