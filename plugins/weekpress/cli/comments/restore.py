"""weekpress comments restore: a backup becomes a store again."""

from __future__ import annotations

import os
from pathlib import Path

import click

from weekpress.cli.comments.options import data_option, format_option
from weekpress.cli.comments.told import as_json
from weekpress.cli.options import shown
from weekpress.cli.progress import many
from weekpress.comments.store.backup import restore as restored


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@format_option
@data_option
def restore(file: Path, form: str, data: Path) -> int:
    """Makes the store of a folder from the backup FILE.

    A folder that has a store is left as it is. The key has to be the one the store was made with:
    that of WEEKPRESS_COMMENTS_KEYS, or the one in the folder, or the one in the backup.

    \b
    Example:
      weekpress comments restore comments-2026-11-27.tar --data comments-restored
    """
    label = restored(file, data, os.environ)
    if form == "json":
        click.echo(as_json(data=str(data), comments=label.comments, made=label.made))
        return 0
    click.echo(f"Restored: {many(label.comments, 'comment')}, in {shown(data)}.")
    click.echo(
        f"The backup was made at {label.made}. What came in or was decided later is not in it: "
        "what was withdrawn or erased since has to be withdrawn and erased again."
    )
    return 0
