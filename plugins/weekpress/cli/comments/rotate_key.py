"""weekpress comments rotate-key: a new key, and everything sealed anew with it."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click

from weekpress.cli.comments.options import data_option, store_in
from weekpress.comments import keys, rotating


@click.command("rotate-key")
@data_option
def rotate_key(data: Path) -> int:
    """Makes a new key, seals all that is sealed with it, and drops the old one.

    A service that runs takes the new key up by itself; moderators sign in again. Stopped on its
    way, the command ends what was begun when it is typed again. Backups made before need the old
    key: keep it with them, or make a new backup.

    \b
    Example:
      weekpress comments rotate-key
    """
    with store_in(data) as store:
        number = rotating.rotate(store, os.environ, secrets.token_bytes(32))
    click.echo(f"{number:,} comment{'' if number == 1 else 's'} sealed anew.")
    if os.environ.get(keys.VARIABLE):
        click.echo(f"Take all but the first key out of {keys.VARIABLE}, and start services again.")
    else:
        click.echo(f"The new key is in {data / keys.NAME}. Make a backup: older ones need the old.")
    return 0
