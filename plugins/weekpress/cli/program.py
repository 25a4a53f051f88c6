"""The command's front door: all of its commands."""

from __future__ import annotations

from typing import NoReturn

import click

from weekpress.cli.build import build
from weekpress.cli.check import check
from weekpress.cli.comments import comments
from weekpress.cli.digest import digest
from weekpress.cli.jot import jot
from weekpress.cli.new import new
from weekpress.cli.outcome import Program, run
from weekpress.cli.previews import previews
from weekpress.cli.rota import rota
from weekpress.cli.serve import serve
from weekpress.cli.version import version
from weekpress.cli.week import week


def _say_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"weekpress {version()}")
        context.exit()


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Say which version this is.",
)
def program() -> None:
    """Turns a team's Markdown files into an accessible blog.

    \b
    A first post, in three commands:
      weekpress new post "What we learned this week"
      weekpress serve
      weekpress check

    Each command explains itself: weekpress build --help
    """


for command in (new, build, check, serve, week, rota, jot, digest, previews, comments):
    program.add_command(command)


def main() -> NoReturn:
    """Run the command that was typed, and end with its exit code."""
    run(program)
