"""weekpress comments backup: the store, in one file, while the service runs."""

from __future__ import annotations

import os
from pathlib import Path

import click

from weekpress.cli.comments.options import data_option, format_option
from weekpress.cli.comments.told import as_json
from weekpress.cli.options import shown
from weekpress.cli.progress import many
from weekpress.comments.service import now
from weekpress.comments.store.backup import back_up

_NO_KEY = (
    "The key is not in it: keep a copy of {} in another place. Without the key nobody's address "
    "can be read again, and the store is not opened."
)
_WITH_KEY = "The key is in it: whoever has this file can read everybody's address."


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.option(
    "--with-key",
    is_flag=True,
    help="Put the key in too. Whoever gets the file can read everything then.",
)
@click.option("--replace", is_flag=True, help="Put it in the place of a FILE that is there.")
@format_option
@data_option
def backup(file: Path, with_key: bool, replace: bool, form: str, data: Path) -> int:
    """Backs up all comments into FILE, which nobody else on this machine can read.

    The service may run meanwhile: what was acknowledged before the backup began is in it. A store
    that is damaged is told, and no file is written.

    \b
    Example:
      weekpress comments backup comments-2026-11-27.tar
    """
    label = back_up(data, file, os.environ, now(), with_key, replace)
    size = file.stat().st_size
    if form == "json":
        said = {"file": str(file), "comments": label.comments, "bytes": size, "with_key": with_key}
        click.echo(as_json(**said))
        return 0
    click.echo(f"Backed up: {many(label.comments, 'comment')}, {size:,} bytes, in {shown(file)}.")
    click.echo(_WITH_KEY if with_key else _NO_KEY.format(data / "key"))
    return 0
