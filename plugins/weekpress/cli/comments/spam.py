"""weekpress comments spam: this is spam."""

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
def spam(ids: tuple[str, ...], who: str, form: str, data: Path) -> int:
    """Files comments as spam; a filter that thought otherwise is told, five minutes later.

    One that readers see is taken away with the next build.

    \b
    Example:
      weekpress comments spam 01KB2Q5Z8X 01KB2R17CV
    """
    return decided(ids, step(Step.SPAM), who, form, data)
