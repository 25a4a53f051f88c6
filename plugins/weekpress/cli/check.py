"""weekpress check: what is wrong in the files, said before anything is built or sent."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from weekpress.checks.sources import Checked, read
from weekpress.cli.mends import mend
from weekpress.cli.options import content_option, shown, site_here
from weekpress.cli.site import Site
from weekpress.cli.terminal import tell, tell_findings, waiting
from weekpress.errors import Finding, count_of, errors_in
from weekpress.parallel import cores
from weekpress.settings import Settings
from weekpress.steps import Steps
from weekpress.store import Store
from weekpress.workshop import Workshop

KEPT = "checks.sqlite3"
"""The file in the cache of what was found in files that have not changed."""


@click.command()
@click.argument(
    "paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path)
)
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Words for people, or JSON for programs.  [default: text]",
)
@click.option(
    "--fix",
    is_flag=True,
    help="Shows the front matter that Weekpress can put right, as a diff, and asks before it "
    "writes any.",
)
@click.option("--yes", is_flag=True, help="With --fix: writes it without asking.")
def check(paths: tuple[Path, ...], content: Path | None, form: str, fix: bool, yes: bool) -> int:
    """Says what is wrong in your files.

    Each fault has its file and line, what is wrong, and what to write instead. The whole site is
    read, as one file may depend on another; with a PATH, a file or a folder, only what is found
    there is told. Nothing is written, unless --fix is told to. The exit code is 1 if something
    found would stop a build, else 0.

    \b
    Examples:
      weekpress check
      weekpress check content/posts/2026-11-20-our-first-week.md
      weekpress check --fix content/weeknotes
    """
    if yes and not fix:
        raise click.UsageError("--yes is for --fix.")
    if fix and form == "json":
        raise click.UsageError("--fix shows a diff; leave out --format.")
    site = site_here(content)
    for path in paths:
        if not path.resolve().is_relative_to(site.content.resolve()):
            raise click.UsageError(
                f"{path} is not in {shown(site.content)}, the site's content folder."
            )
    if fix:
        mend(site, paths, yes)
    with waiting(f"Reading {shown(site.content)}"):
        found = _read(site)
    findings = within(paths, found.findings)
    if form == "json":
        click.echo(as_json(findings))
    else:
        tell_findings(findings, stderr=False)
        tell(f"Checked: {count_of(findings)}.", style="bold")
    return 1 if errors_in(findings) else 0


def _read(site: Site) -> Checked:
    """The content folder, judged; with what an earlier check kept of it."""
    settings = Settings.read(site.values)
    store = Store(site.cache / KEPT if settings.builds.incremental else None)
    workshop = Workshop(store, Steps(), settings.builds.workers or cores())
    language = str(site.values.get("DEFAULT_LANG", "en"))
    try:
        found = read(site.content, settings, site.timezone, language, workshop)
        store.keep_only_used("check")
    finally:
        store.close()
    return found


def within(paths: Sequence[Path], findings: Sequence[Finding]) -> list[Finding]:
    """The findings in the files and folders given; all of them when none is given."""
    wanted = [path.resolve() for path in paths]
    return [
        f
        for f in findings
        if not wanted or any(Path(f.path).resolve().is_relative_to(w) for w in wanted)
    ]


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects, one a finding, in reading order; the keys are those of `Finding`.

    All in ASCII, so that no sign of a file reaches the terminal it is printed on.
    """
    keys = ("path", "line", "column", "rule", "field", "message", "fix")
    return json.dumps(
        [
            {**{key: getattr(f, key) for key in keys}, "severity": f.severity.value}
            for f in sorted(set(findings), key=lambda f: f.order)
        ],
        indent=2,
    )
