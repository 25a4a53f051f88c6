"""weekpress comments approve: a person says yes."""

from __future__ import annotations

from pathlib import Path

import click

from weekpress.cli.comments.deciding import as_option, decided, ids_argument, step
from weekpress.cli.comments.options import data_option, format_option
from weekpress.comments.states import Step


@click.command()
@ids_argument
@as_option
@format_option
@data_option
def approve(ids: tuple[str, ...], who: str, form: str, data: Path) -> int:
    """Approves comments: readers see them after the next build.

    Comments that wait, and those that were spam, rejected or withdrawn, can be approved. Each ID is
    the beginning of an id, as much as names no other; each is decided on its own.

    \b
    Example:
      weekpress comments approve 01KB2Q5Z8X 01KB2R17CV
    """
    return decided(ids, step(Step.APPROVE), who, form, data)
