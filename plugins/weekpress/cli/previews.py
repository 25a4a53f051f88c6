"""weekpress previews: the previews of open pull requests, put beside the site to be published."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from weekpress.cli.terminal import tell

if TYPE_CHECKING:  # what asks over a network is loaded by this command alone
    from weekpress.previews.github import GitHub
    from weekpress.previews.placing import Placed


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--forks",
    is_flag=True,
    help="Those from forks too. Anybody can open such a pull request: switch this on only where "
    "a person of the team approves each of their checks.",
)
def previews(folder: Path, forks: bool) -> int:
    """Puts the preview of each open pull request into FOLDER, in a folder named by its number.

    For a workflow on GitHub: the repository and a token that may read are taken from
    GITHUB_REPOSITORY and GITHUB_TOKEN. What the pull request's own check built is made harmless:
    no page of it runs a script or sends a form, none is for search engines, and feeds are left
    out. An archive that no honest check makes is refused. In a repository that is not public
    there are no previews, as what is published is.

    \b
    Example:
      weekpress previews output/previews
    """
    github = _github()
    if not github.is_public():
        tell("The repository is not public, and what is published is: no previews.")
        return 0
    from weekpress.previews.placing import place

    for placed in place(github, (p for p in github.open_proposals() if p.ours or forks), folder):
        tell(_told(placed), style="yellow" if placed.why_not else "green")
    return 0


def _github() -> GitHub:
    """The repository this workflow is of. Raises click.UsageError outside of one."""
    from weekpress.previews.github import GitHub

    names = ("GITHUB_REPOSITORY", "GITHUB_TOKEN")
    repository, token = (os.environ.get(name, "") for name in names)
    if not (repository and token):
        raise click.UsageError(f"{' and '.join(names)} are not set: this is for a workflow.")
    api = os.environ.get("GITHUB_API_URL", "https://api.github.com")
    return GitHub(api.rstrip("/"), repository, token)


def _told(placed: Placed) -> str:
    """One line on what became of one preview."""
    named = f"Pull request {placed.number}"
    if not placed.unpacked:
        return f"{named}: no preview. {placed.why_not}"
    files = placed.unpacked.files
    counted = f"{files:,} file" if files == 1 else f"{files:,} files"
    return f"{named}: {counted}, {placed.unpacked.left_out:,} left out."
