"""weekpress build: the whole site, written to a folder that any web host can serve."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path
from typing import Any

import click

from weekpress.cli.options import Folder, shown, with_content
from weekpress.cli.output_place import refuse_wrong_place, strangers
from weekpress.cli.pipeline import Built, run
from weekpress.cli.progress import progress
from weekpress.cli.remember import remember
from weekpress.cli.site import PREVIEW, Site, find_site
from weekpress.cli.summary import failure, profile_table, summary
from weekpress.cli.terminal import tell, tell_findings
from weekpress.errors import in_one_line
from weekpress.settings import Settings


@click.command()
@click.option(
    "--content", type=Folder(), metavar="DIR", help="The folder to read.  [default: content]"
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to write to.  [default: output; preview with --drafts]",
)
@click.option(
    "--drafts",
    is_flag=True,
    help="Show drafts, hidden and future posts too. Every page says it is a preview, and search "
    "engines are told to leave it out.",
)
@click.option("--publish", is_flag=True, help="Build for the public address: use publishconf.py.")
@click.option(
    "--siteurl",
    metavar="URL",
    help="The address the site will have, such as https://notes.example.org.",
)
@click.option(
    "--settings",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The settings file.  [default: pelicanconf.py, else Weekpress's own]",
)
@click.option("--profile", is_flag=True, help="Say where the time went.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
def build(
    content: Path | None,
    output: Path | None,
    drafts: bool,
    publish: bool,
    siteurl: str | None,
    settings: Path | None,
    quiet: bool,
    profile: bool,
) -> int:
    """Builds the whole site.

    Every post becomes a page, or the build stops and names each file, line and reason. Your last
    good site stays as it is until then. Nothing is removed that Weekpress did not write.

    \b
    Examples:
      weekpress build
      weekpress build --publish
      weekpress build --drafts
    """
    if drafts and publish:
        raise click.UsageError("--drafts and --publish cannot go together: drafts are not public.")
    site = with_content(find_site(Path.cwd(), settings, publish=publish), content)
    site = site.with_typed(_typed(site, output, drafts, siteurl))
    _refuse_public_drafts(site, publish)
    return _built(site, quiet, profile)


def _refuse_public_drafts(site: Site, publish: bool) -> None:
    """Raise click.UsageError where drafts, typed or in the settings, would become public.

    Raises SettingsError for settings that cannot be used.
    """
    if not Settings.read({**site.values, **site.overrides}).site.drafts:
        return
    if publish:
        raise click.UsageError(
            f"{shown(site.settings_file)} sets WEEKPRESS_DRAFTS, and drafts are not public: take "
            "it out there, or build a preview with --drafts."
        )
    if site.output.resolve() == site.published_output.resolve():
        raise click.UsageError(
            f"{shown(site.output)} is the folder that is published: choose another --output for a "
            "preview with drafts."
        )


def _built(site: Site, quiet: bool, profile: bool) -> int:
    """Build the site, and say what came of it; the exit code."""
    sources = [site.content, site.theme, *site.plugins]
    refuse_wrong_place(site.output, sources, site.base, Path.home())
    if not quiet:
        _say_first(site)
    gc.disable()  # a build makes much and lets go of little: looking for that takes a fifth of it
    started = time.monotonic()
    with progress(quiet=quiet) as steps:
        with steps.step("starting"):
            settings = site.read()
        built = run(settings, steps)
    _say_found(built)
    seconds = time.monotonic() - started
    if not quiet and not built.whole:
        tell(failure(built, site), style="bold red")
    elif not quiet:
        tell(summary(built, site, seconds), style="green", stderr=False)
    if profile:
        tell(profile_table(steps, seconds), stderr=False)
    if built.whole:
        remember(built, site, sys.argv[1:], quiet=quiet)
    return 0 if built.whole else 1


def _typed(site: Site, output: Path | None, drafts: bool, siteurl: str | None) -> dict[str, Any]:
    """What was typed, in Pelican's names. Nothing typed, nothing laid over the settings file."""
    typed: dict[str, Any] = {}
    if output or drafts:
        typed["OUTPUT_PATH"] = str(output.absolute() if output else site.base / PREVIEW)
    if drafts:
        typed["WEEKPRESS_DRAFTS"] = True
    if siteurl is not None:
        typed["SITEURL"] = siteurl.rstrip("/")
    return typed


def _say_first(site: Site) -> None:
    if site.shipped:
        tell("There is no pelicanconf.py here: Weekpress's own settings are used.")
    others = strangers(site.output)
    if others:
        some = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        tell(
            f"{shown(site.output)} holds files that are not Weekpress's ({in_one_line(some)}). "
            "They are left alone."
        )


def _say_found(built: Built) -> None:
    """What is wrong or worth a look: warnings first, errors last, where the eye ends up."""
    for words in built.warnings:
        tell(f"warning: Pelican: {words}", style="yellow")
    if built.build:
        for words in filter(None, [built.build.store.why_new, *built.build.notes]):
            tell(words)
    tell_findings(built.findings)
    for words in built.errors:
        tell(f"Pelican: {words}", style="red")
