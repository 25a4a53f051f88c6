"""weekpress comments doctor: what is not as it should be with the service, all at once."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from weekpress.cli.comments.at_hand import site_of
from weekpress.cli.comments.options import data_option, format_option
from weekpress.cli.comments.told import as_json
from weekpress.cli.terminal import tell, waiting
from weekpress.comments import doctor as doctors
from weekpress.comments.doctor.looking import unopened
from weekpress.comments.doctor.trouble import Trouble, ordered
from weekpress.comments.service import Service, now
from weekpress.comments.site_elsewhere import AddressSite
from weekpress.errors import Severity, in_one_line


@click.command()
@click.option(
    "--site",
    default="",
    metavar="SITE",
    help="The folder of the built site, or its address.  [default: what comments.toml says]",
)
@click.option(
    "--offline",
    is_flag=True,
    help="Look only at what is here: ask no filter, site, mail server or publisher.",
)
@format_option
@data_option
def doctor(site: str, offline: bool, form: str, data: Path) -> int:
    """Says what is not as it should be with the comment service, and what to do about it.

    It looks at the folder, the key, the store, comments.toml and what waits, and asks the site, the
    filters, the publisher and the mail server whether they would work now. It sends no comment and
    no mail, and changes nothing. Run it as the service's user, in the service's environment.

    \b
    Example:
      weekpress comments doctor --site output
    """
    with waiting("Looking"):
        troubles = ordered(_examined(site, offline, data))
    if form == "json":
        click.echo(as_json(troubles=[_data(trouble) for trouble in troubles]))
    else:
        _tell(troubles)
    return int(any(trouble.severity is Severity.ERROR for trouble in troubles))


def _examined(site: str, offline: bool, data: Path) -> Iterator[Trouble]:
    if not data.is_dir():
        yield Trouble(
            "folder", f"There is no folder {data}.",
            "Name the service's folder: --data DIR. `weekpress comments serve` makes a new one.",
        )  # fmt: skip
        return
    at = now()
    said, faults = doctors.read(data)
    yield from faults
    yield from doctors.examined(data, None if faults else said, os.environ, at)
    named = site or said.service.site
    if faults and not named:  # what an empty file means says nothing of this one
        return
    built = site_of(named, data)
    if isinstance(built, AddressSite) and not offline:
        built.ask()
    is_asked = not offline or not isinstance(built, AddressSite)
    yield from doctors.examined_site(named, built, at, is_asked)
    if not faults:
        service = Service(unopened(data), said, built, os.environ, now, secrets.token_bytes)
        yield from doctors.examined_others(service, not offline)


def _tell(troubles: Sequence[Trouble]) -> None:
    for trouble in troubles:
        is_error = trouble.severity is Severity.ERROR
        tell(in_one_line(str(trouble)), style="red" if is_error else "yellow", stderr=False)
    errors = sum(trouble.severity is Severity.ERROR for trouble in troubles)
    if not troubles:
        click.echo("All is well.")
    elif errors:
        click.echo(f"To mend: {errors}. To think about: {len(troubles) - errors}.")
    else:
        click.echo(f"Nothing has to be mended. To think about: {len(troubles)}.")


def _data(trouble: Trouble) -> dict[str, str]:
    return {**asdict(trouble), "severity": trouble.severity.value}
