"""weekpress check: what is wrong in the files, said before anything is built or sent."""

from __future__ import annotations

from pathlib import Path

import click

from weekpress.checks.explained import explained, listed
from weekpress.checks.formats import FORMATS
from weekpress.checks.formats.report import Report
from weekpress.checks.formats.summary import summary
from weekpress.checks.formats.text import findings
from weekpress.checks.rulebook import nearest, rulebook
from weekpress.cli.checking import Asked, report
from weekpress.cli.mends import mend
from weekpress.cli.options import content_option, shown, site_here
from weekpress.cli.site import Site
from weekpress.cli.terminal import tell, tell_told
from weekpress.errors import Severity


@click.command()
@click.argument(
    "paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path)
)
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="Words for people, or one of the forms that programs read.  [default: text]",
)
@click.option(
    "--fail-on",
    type=click.Choice([severity.value for severity in Severity]),
    default="error",
    help="The least severity that makes the exit code 1.  [default: error]",
)
@click.option(
    "--changed",
    metavar="BASE",
    help="Tells only of files that changed since this branch or commit; asks git.",
)
@click.option(
    "--built",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Judges the pages of a built site too: their links, their theme.",
)
@click.option(
    "--external",
    is_flag=True,
    help="Asks whether links to other sites still lead somewhere: those of the files that changed "
    "since your branch left main, or of each PATH.",
)
@click.option(
    "--explain",
    metavar="RULE",
    help="Says why a rule matters and what to do, and checks nothing. "
    "--explain all lists the rules.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Shows what Weekpress can put right by itself, as a diff, and asks before it writes any.",
)
@click.option("--yes", is_flag=True, help="With --fix: writes it without asking.")
def check(
    paths: tuple[Path, ...], content: Path | None, form: str, fail_on: str, changed: str | None,
    built: Path | None, external: bool, explain: str | None, fix: bool, yes: bool,
) -> int:  # fmt: skip
    """Says what is wrong in your files.

    Each fault has its file and line, what is wrong, and what to write instead. The whole site is
    read, as one file may depend on another; with a PATH, a file or a folder, only what is found
    there is told. Nothing is written, unless --fix is told to. The exit code is 1 if something
    found would stop a build or keep a reader out, else 0.

    \b
    Examples:
      weekpress check
      weekpress check content/posts/2026-11-20-our-first-week.md
      weekpress check --changed main --format github
      weekpress check --explain link-text-vague
      weekpress check --fix content/weeknotes
    """
    if explain is not None:
        return _explain(explain)
    if yes and not fix:
        raise click.UsageError("--yes is for --fix.")
    if fix and form != "text":
        raise click.UsageError("--fix shows a diff; leave out --format.")
    site = site_here(content)
    _within(site, paths, built)
    if fix:
        mend(site, paths, yes)
    found = report(site, Asked(paths, Severity(fail_on), changed, built, external))
    _tell(found, form)
    return 1 if any(found.fails(finding) for finding in found.findings) else 0


def _within(site: Site, paths: tuple[Path, ...], built: Path | None) -> None:
    """Raise UsageError for a path that is in none of the folders that are looked at."""
    folders = [site.content.resolve(), *([built.resolve()] if built else [])]
    for path in paths:
        if not any(path.resolve().is_relative_to(folder) for folder in folders):
            raise click.UsageError(
                f"{path} is not in {shown(site.content)}, the site's content folder."
            )


def _tell(found: Report, form: str) -> None:
    """Print a report. Of words for people what was found is the output, and the summary beside
    it; what programs read is all output."""
    if form == "text":
        tell_told(findings(found))
        tell(summary(found), style="bold")
    else:
        click.echo(FORMATS[form](found))


def _explain(name: str) -> int:
    """Print a rule, or all of them in a line each. Raises UsageError where there is none such."""
    rules = rulebook()
    if name == "all":
        tell(listed(rules.values()), stderr=False)
    elif name in rules:
        tell(explained(rules[name]), stderr=False)
    else:
        near = nearest(name)
        hint = f"Did you mean {near}?" if near else "--explain all lists them."
        raise click.UsageError(f'There is no rule "{name}". {hint}')
    return 0
