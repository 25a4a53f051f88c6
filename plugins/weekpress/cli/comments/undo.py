"""weekpress comments undo: the last decision is taken back."""

from __future__ import annotations

from pathlib import Path

import click

from weekpress.cli.comments.deciding import as_option, decided, ids_argument
from weekpress.cli.comments.options import data_option, format_option
from weekpress.comments.store import deciding


@click.command()
@ids_argument
@as_option
@format_option
@data_option
def undo(ids: tuple[str, ...], who: str, form: str, data: Path) -> int:
    """Takes back the last decision that a person took about each of these comments.

    \b
    Example:
      weekpress comments undo 01KB2Q5Z8X
    """
    return decided(ids, deciding.undo, who, form, data)
