"""weekpress comments reject: a person says no."""

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
def reject(ids: tuple[str, ...], who: str, form: str, data: Path) -> int:
    """Rejects comments: readers never see them, and filters are told nothing.

    Comments that wait, and those that are spam, can be rejected.

    \b
    Example:
      weekpress comments reject 01KB2Q5Z8X
    """
    return decided(ids, step(Step.REJECT), who, form, data)
