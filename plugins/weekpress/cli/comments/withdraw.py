"""weekpress comments withdraw: readers do not see it any more."""

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
def withdraw(ids: tuple[str, ...], who: str, form: str, data: Path) -> int:
    """Withdraws comments that were approved: the next build shows them no more.

    \b
    Example:
      weekpress comments withdraw 01KB2Q5Z8X
    """
    return decided(ids, step(Step.WITHDRAW), who, form, data)
