"""What `weekpress check --fix` does: shows what would change, asks, writes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from weekpress.atomic import write_atomically
from weekpress.build import clock
from weekpress.checks.addresses import address_of, pages
from weekpress.checks.mends import Known, Mend, proposed
from weekpress.cli.options import shown
from weekpress.cli.reading import read_content
from weekpress.cli.site import Site, public_address
from weekpress.cli.terminal import tell, waiting


def mend(site: Site, paths: Sequence[Path], yes: bool) -> None:
    """Show each change in the files and folders given (all, where none is), and write it if told.

    yes -- write without asking. Where nobody can be asked, nothing is written.
    """
    wanted = [path.resolve() for path in paths]
    with waiting(f"Reading {shown(site.content)}"):
        mends = [
            found
            for found in _proposed(site)
            if not wanted or any(_in(site, found).is_relative_to(path) for path in wanted)
        ]
    for found in mends:
        tell(found.diff, stderr=False)
    if not mends:
        tell("There is nothing that Weekpress can put right by itself.")
    elif yes or _told_to(len(mends)):
        written = sum(_written(site, found) for found in mends)
        tell(f"Put right: {_files(written)}.", style="bold")
    else:
        tell(f"Nothing is written. To change {_files(len(mends))}: weekpress check --fix --yes")


def _proposed(site: Site) -> list[Mend]:
    catalogue, settings = read_content(site)
    now = clock(site.timezone, settings.site.now)
    base = public_address(site).rstrip("/")
    ours = pages(catalogue, site.values, now).items() if base else ()
    addresses = {f"{base}/{address_of(page)}": document for page, document in ours}
    return list(proposed(catalogue, Known(settings.feeds.feed_namespace, addresses)))


def _in(site: Site, found: Mend) -> Path:
    return (site.content / found.path).resolve()


def _told_to(files: int) -> bool:
    """The answer of whoever sits at the terminal; no where nobody does."""
    return sys.stdin.isatty() and click.confirm(f"Change {_files(files)}?", err=True)


def _written(site: Site, found: Mend) -> bool:
    """Write one file, unless it has changed since it was read."""
    path = site.content / found.path
    if path.read_bytes() != found.before.encode("utf-8"):
        tell(f"{found.shown} has changed meanwhile and is left as it is.", style="yellow")
        return False
    write_atomically(path, found.after.encode("utf-8"))
    return True


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
