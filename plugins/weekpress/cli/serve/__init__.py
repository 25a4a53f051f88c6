"""weekpress serve: the site in your browser, built again each time you save a file."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path
from threading import Thread
from types import FrameType

import click

from weekpress.cli.meant import Meant
from weekpress.cli.options import Folder, site_here
from weekpress.cli.progress import many
from weekpress.cli.serve.editions import Editions
from weekpress.cli.serve.resident import Resident
from weekpress.cli.serve.watch import BuildProcess, Changes
from weekpress.cli.site import SETTINGS, Site
from weekpress.cli.terminal import tell


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    help="The port to listen on.  [default: the first free one from 8000]",
)
@click.option(
    "--content", type=Folder(), metavar="DIR", help="The folder to read.  [default: content]"
)
@click.option(
    "--drafts/--no-drafts",
    default=True,
    help="Whether drafts, hidden and future posts are shown.  [default: drafts]",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder the pages are served from.  [default: one in the cache]",
)
def serve(port: int | None, content: Path | None, drafts: bool, output: Path | None) -> int:
    """Shows your site in your browser as you write.

    Save a file, and the open page reloads where you were. A fault in a file shows as a page that
    names the file and the line, until it is mended. Nobody else can see the site, and nothing is
    written to the folder that is published. Ctrl-C ends it.

    \b
    Example:
      weekpress serve
    """
    site = site_here(content)
    signal.signal(signal.SIGTERM, _interrupt)
    served = "served" if drafts else "served-without-drafts"
    _serve(site, port, drafts, output or site.cache / served)
    return 0


def _serve(site: Site, port: int | None, drafts: bool, root: Path) -> None:
    from weekpress.cli.serve.opening import open_server  # brings Pelican in, with weekpress.hosting

    root.mkdir(parents=True, exist_ok=True)
    editions = Editions(str(time.time_ns()))
    arguments = _arguments(site, drafts, root)
    builds = BuildProcess(arguments)
    own = site.base / SETTINGS if site.shipped else site.settings_file
    resident = Resident(Meant(own, site.content, root, site.cache), ["build", *arguments])
    changes = Changes([site.content, site.theme, *site.plugins], site.base)
    with open_server(port, root, editions) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        tell(f"Your site is at {server.address}  (Ctrl-C ends it)", style="bold", stderr=False)
        _build(builds, editions, resident)
        while True:
            changed = changes.wait()
            if not _redraw(resident, editions, changed):
                _draw_ahead(resident, editions, changed)
                _build(builds, editions, resident)


def _redraw(resident: Resident, editions: Editions, changed: set[Path]) -> bool:
    """Draw again what shows the texts that have changed; whether that was enough."""
    started = time.monotonic()
    count = None if editions.newest.fault else resident.redraw(changed)
    if count is None:
        return False
    if count:
        editions.publish()
    tell(f"Drew {many(count, 'file')} in {time.monotonic() - started:.2f} seconds.")
    return True


def _draw_ahead(resident: Resident, editions: Editions, changed: set[Path]) -> None:
    """Show the page of what was saved, and the home page, before all else is worked out."""
    started = time.monotonic()
    count = 0 if editions.newest.fault else resident.draw_ahead(changed)
    if count:
        editions.publish()
        tell(f"Drew {many(count, 'page')} ahead in {time.monotonic() - started:.2f} seconds.")


def _build(builds: BuildProcess, editions: Editions, resident: Resident) -> None:
    tell("Building …")
    started = time.monotonic()
    resident.forget()
    outcome = builds.build(dict(os.environ))
    editions.publish("" if outcome.good else outcome.said)
    if outcome.said:
        tell(outcome.said, style="yellow" if outcome.good else "red")
    seconds = f"in {time.monotonic() - started:.1f} seconds"
    tell(f"Built {seconds}." if outcome.good else "Not built. Save a file to build again.")
    if outcome.good:
        resident.learn()


def _arguments(site: Site, drafts: bool, root: Path) -> list[str]:
    """What is typed after `weekpress build`. The site's address is the server's root."""
    own = [] if site.shipped else ["--settings", str(site.settings_file)]
    return [
        "--quiet",
        *own,
        "--content",
        str(site.content),
        "--output",
        str(root),
        "--siteurl",
        "",
        *(["--drafts"] if drafts else []),
    ]


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
