"""weekpress rota: whose turn it is to write, told to the team and to nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from weekpress.atomic import write_atomically
from weekpress.build import clock
from weekpress.cli.options import Moment, content_option, shown, site_here
from weekpress.cli.reading import read_content
from weekpress.cli.site import OWN_THEME, Site
from weekpress.cli.terminal import tell, tell_findings
from weekpress.errors import count_of, errors_in, in_one_line
from weekpress.frontmatter import Document, Project
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.rotas import gone
from weekpress.frontmatter.slugs import fold
from weekpress.weeknotes import rota_calendar, rota_data, rota_words
from weekpress.weeknotes.forecast import Forecast, forecast, projects_at_work

_MARKS = {
    "text": rota_words.TITLE,
    "json": f'"made_by": "{rota_data.MAKER}"',
    "ics": rota_calendar.PRODID,
}
"""What is at the beginning of each kind of file of ours: one without it is somebody's."""


@click.command()
@click.argument("projects", nargs=-1, metavar="[PROJECT]...")
@click.option(
    "--weeks",
    type=click.IntRange(0, 53),
    default=6,
    metavar="N",
    help="How many weeks to look ahead.  [default: 6]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    help="Words for people, JSON for programs, or a calendar to subscribe to.  [default: text]",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write, in place of printing it.",
)
@click.option(
    "--on",
    "when",
    type=Moment(),
    metavar="DATE",
    help="The day it is asked for: 2026-11-26.  [default: today]",
)
@content_option
def rota(
    projects: tuple[str, ...],
    weeks: int,
    form: str,
    output: Path | None,
    when: datetime | None,
    content: Path | None,
) -> int:
    """Says whose turn it is to write a weeknote, and who comes next.

    Who takes turns, and how often, the project's file says under rota and cadence; when somebody is
    away, their own under leave. Bank holidays of England and Wales are known. If two notes in a row
    are missing, that is mentioned. With a PROJECT, by its file or its name, only that is told. It
    is for the team: nothing of it is ever in the site.

    \b
    Examples:
      weekpress rota
      weekpress rota missed-bins --weeks 12
      weekpress rota --format ics --output rota.ics
    """
    site = site_here(content)
    if output:
        _refuse(site, output, form)
    catalogue, settings = read_content(site)
    now = clock(site.timezone, when or settings.site.now)
    if faults := errors_in(catalogue.findings):
        tell_findings(faults)
        tell(f"Not worked out: {count_of(faults)} to mend.", style="bold")
        return 1
    today = now.date()
    tell_findings(gone(catalogue.documents.values(), catalogue.people, today))
    chosen = [_named(catalogue, name) for name in projects] or projects_at_work(catalogue)
    once = {document.path: document for document in chosen}.values()
    told = [forecast(catalogue, document, today, weeks) for document in once]
    made = _made(told, form, now)
    if output:
        write_atomically(output, made)
        tell(f"Written: {shown(output)}.")
    else:
        click.echo(made if form == "ics" else made.decode(), nl=False)
    return 0


def _made(told: Sequence[Forecast], form: str, now: datetime) -> bytes:
    if form == "ics":
        return rota_calendar.calendar(told, now)
    if form == "json":
        return rota_data.data(told, now.date()).encode()
    words = rota_words.lines(told, now.date())
    return "".join(f"{in_one_line(line)}\n" for line in words).encode()


def _named(catalogue: Catalogue, name: str) -> Document:
    """The project called `name`. Raises click.UsageError, with a guess, where there is none."""
    document = catalogue.projects.get(fold(name))
    if document and isinstance(document.meta, Project):
        return document
    near = get_close_matches(fold(name), catalogue.projects, n=1)
    known = ", ".join(sorted({project.name for project in catalogue.projects.values()}))
    hint = f"Did you mean {catalogue.projects[near[0]].name}?" if near else f"There are: {known}."
    raise click.UsageError(in_one_line(f'"{name}" is not a project. {hint if known else ""}'))


def _refuse(site: Site, output: Path, form: str) -> None:
    """Raises click.UsageError for a file that would be published, or that is somebody's."""
    place = output.resolve()
    theme = site.base / str(site.values.get("THEME", OWN_THEME))
    for folder in (site.content, site.output, site.published_output, theme):
        if place.is_relative_to(folder.resolve()):
            raise click.UsageError(
                f"{output} is in {shown(folder)}, from where it might be published; the rota is "
                "for the team. Name a file elsewhere."
            )
    ours = output.is_file() and _MARKS[form].encode() in output.read_bytes()[:200]
    if output.exists() and not ours:
        raise click.UsageError(
            f"{output} is there already and is not a rota of this format. Name another file."
        )
