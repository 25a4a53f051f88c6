"""weekpress jot: a line for this week's note, now, before it is forgotten."""

from __future__ import annotations

from pathlib import Path

import click

from weekpress.cli.desk import Desk, desk_at
from weekpress.cli.jotting import Jot, add
from weekpress.cli.note_places import active_projects, not_over, project_meant, weeks_meant
from weekpress.cli.note_starts import DURING
from weekpress.cli.options import Line, content_option, shown
from weekpress.cli.terminal import tell
from weekpress.cli.who import git_name, person_named
from weekpress.frontmatter import Document, Project
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.slugs import fold


@click.command()
@click.argument("text", type=Line(), nargs=-1, required=True)
@click.option(
    "--project",
    metavar="NAME",
    type=Line(),
    help="Which project it is about.  [default: the only active one, or your only one]",
)
@click.option(
    "--week", metavar="TEXT", type=Line(), help="The week it is about.  [default: this week]"
)
@click.option(
    "--picture",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A picture to stand under it; it is copied into images/.",
)
@click.option("--alt", metavar="TEXT", type=Line(), help="What the picture shows.")
@click.option(
    "--anyway",
    is_flag=True,
    help="Add to a note that is no draft or a project that is over, or a picture that says where.",
)
@content_option
def jot(
    text: tuple[str, ...],
    project: str | None,
    week: str | None,
    picture: Path | None,
    alt: str | None,
    anyway: bool,
    content: Path | None,
) -> int:
    """Adds TEXT as a line to this week's note of a project, before it is forgotten.

    It is an item under "During the week". If the project has no note of this week, one is begun, as
    a draft. All else in the file stays as it is.

    \b
    Examples:
      weekpress jot "Terry found page 61 of the manual"
      weekpress jot "The queue" --picture ~/queue.jpg --alt "Nine people wait at one desk"
    """
    if bool(picture) != bool(alt):
        raise click.UsageError(
            "Say what the picture shows, for people who cannot see it: --alt TEXT."
            if picture
            else "--alt says what a picture shows: give it with --picture FILE."
        )
    desk = desk_at(content)
    about = project_meant(project, desk.catalogue) if project else _only(desk)
    if not anyway:
        not_over(about, desk.today, active_projects(desk.catalogue))
    weeks = weeks_meant(week, desk.today).weeks
    path = add(Jot(" ".join(text), about, weeks, anyway, picture, alt or ""), desk)
    tell(shown(path), stderr=False)
    tell(f"Added under “{DURING}”.")
    return 0


def _only(desk: Desk) -> Document:
    """The project there is no doubt about: the only active one, or the only one of who types."""
    active = [d for d, meta in desk.catalogue.of(Project) if meta.state == "active"]
    person = person_named(git_name(desk.content), desk.catalogue)
    mine = [d for d in active if person and _works_on(d, person.name, desk.catalogue)]
    for choice in (active, mine):
        if len(choice) == 1:
            return choice[0]
    names = ", ".join(sorted(d.name for d in mine or active))
    choices = f"It may be one of: {names}." if names else "No project is active."
    raise click.UsageError(f"Say which project it is about: --project NAME. {choices}")


def _works_on(project: Document, person: str, catalogue: Catalogue) -> bool:
    people = project.meta.people if isinstance(project.meta, Project) else ()
    return any(fold(catalogue.author(name)[0]) == fold(person) for name in people)
