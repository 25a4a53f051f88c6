"""weekpress comments publish: what is approved comes into the site's content now."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from weekpress.cli.comments.at_hand import service_in
from weekpress.cli.comments.options import data_option, format_option
from weekpress.cli.comments.told import as_json
from weekpress.cli.progress import many
from weekpress.cli.terminal import tell
from weekpress.comments import configuration
from weekpress.comments.worker.at_once import Witness, place_at_once
from weekpress.comments.worker.tools import publisher_of
from weekpress.errors import WeekpressError


@click.command()
@format_option
@data_option
def publish(form: str, data: Path) -> int:
    """Puts approved comments into the site's content, and takes withdrawn ones out, once and now.

    The worker does so by itself. By hand it is for a service without a worker, or after what was in
    the way is mended: what would be tried later is tried now.

    \b
    Example:
      weekpress comments publish
    """
    logging.getLogger("weekpress.comments").addHandler(logging.NullHandler())  # we tell it below
    with service_in(data) as service:
        publisher = publisher_of(service)
        if publisher is None:
            raise WeekpressError(
                f"No publisher is named, so approved comments stay in the store: publish.use in "
                f"{data / configuration.NAME}."
            )
        done = place_at_once(service, publisher)
    if form == "json":
        click.echo(as_json(placed=done.placed, removed=done.removed, fault=done.fault))
    else:
        _tell(done)
    return int(bool(done.fault))


def _tell(done: Witness) -> None:
    if not (done.placed or done.removed or done.fault):
        click.echo("Nothing waits to be placed.")
    if done.placed:
        click.echo(f"Placed: {many(len(done.placed), 'comment')}. The next build shows them.")
    if done.removed:
        click.echo(f"Taken out: {many(len(done.removed), 'comment')}.")
    if done.fault:
        tell(f"Not placed: {done.fault} What waits is tried again.", style="red")
