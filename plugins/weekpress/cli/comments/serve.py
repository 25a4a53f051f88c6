"""weekpress comments serve: the service that takes comments, until Ctrl-C."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from weekpress.cli.comments.options import data_option
from weekpress.cli.progress import many
from weekpress.cli.terminal import tell
from weekpress.comments import logs
from weekpress.comments.addressed import addressed
from weekpress.comments.built_site import FolderSite
from weekpress.comments.configuration import read
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.configuration.starting import start
from weekpress.comments.fetching import Fetcher, is_fit
from weekpress.comments.service import Service, Site, now
from weekpress.comments.site_elsewhere import AddressSite
from weekpress.comments.store import opened
from weekpress.comments.store.engine import VARIABLE
from weekpress.comments.web.moderation.routes import routes
from weekpress.comments.web.pages import Pages
from weekpress.comments.web.serving import listening
from weekpress.comments.web.serving import serve as answer
from weekpress.comments.worker import run as work
from weekpress.comments.worker.tools import tools
from weekpress.errors import WeekpressError

PORT = 8010


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="H", help="Where to listen."
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    metavar="N",
    help="The port to listen on; 0 for any that is free.",
)
@data_option
@click.option(
    "--site",
    metavar="SITE",
    default="",
    help="The folder of the built site, or its address.  [default: what comments.toml says]",
)
@click.option(
    "--worker/--no-worker",
    "has_worker",
    default=True,
    help="Whether this process asks the filters and publishes, too.  [default: worker]",
)
def serve(host: str, port: int, data: Path, site: str, has_worker: bool) -> int:
    """Takes comments on the posts of a built site.

    It listens to this machine alone: a web server in front of it speaks https to readers. The
    first start makes the folder, a key and a comments.toml to fill in. Keep the key safe: without
    it nobody's address can be read again. Ctrl-C ends it, when all that was sent is stored.

    \b
    Example:
      weekpress comments serve --site output
    """
    with _service(data, site) as found, listening(host, port) as at:
        where = _where(host, at.getsockname()[1])
        here = where if is_fit(where) else ""  # another machine's name for it is not ours to guess
        said = addressed(found.configuration, found.store, here)
        service = replace(found, configuration=said)
        if has_worker:
            tools(service)  # what cannot be worked with is told now, not by a thread
        _say(service)
        tell(f"Comments are taken at {where}  (Ctrl-C ends it)", style="bold", stderr=False)
        logs.begin()
        moderation = routes(service, Pages(service))
        answer(service, at, moderation, work=work if has_worker else None)
    tell("Stopped. All that was taken in is stored.")
    return 0


def _where(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


@contextmanager
def _service(data: Path, site: str) -> Iterator[Service]:
    """The service of a folder, which is made if it is not there."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    if start(data):
        tell(f"Made {data}: the comments, their key and comments.toml are in it.")
    configuration = read(data)
    with (
        _site(site or configuration.service.site, data) as built,
        opened(data, os.environ, secrets.token_bytes(32)) as store,
    ):
        yield Service(store, configuration, built, os.environ, now, secrets.token_bytes)


@contextmanager
def _site(named: str, data: Path) -> Iterator[Site]:
    """The site, from a folder or an address. Raises WeekpressError where none is named."""
    if not named:
        raise WeekpressError(
            "Which site are the comments for? Name its folder or its address: --site output, or "
            "service.site in comments.toml."
        )
    if "://" not in named:
        yield FolderSite(Path(named).absolute())
        return
    if not is_fit(named):
        raise WeekpressError(f"{named} cannot be read safely: an https address is expected.")
    site = AddressSite(Fetcher(named), data)
    site.start()
    try:
        yield site
    finally:
        site.close()


def _say(service: Service) -> None:
    """What is served, where it is kept, and what is not there yet."""
    posts, kept = service.site.posts(), service.folder / "comments.sqlite"
    if posts:
        takes = f"{many(len(posts.posts), 'post')} with comments"
        tell(f"The site is {posts.site}, {posts.address}: {takes}.")
    elif trouble := service.site.trouble():
        tell(f"No comments can be taken yet. {trouble}", style="yellow")
    where = "PostgreSQL" if service.environ.get(VARIABLE) else str(kept)
    tell(f"Comments are kept in {where}.")
    for words in lacking(service.configuration):
        tell(words, style="yellow")


def lacking(configuration: Configuration) -> list[str]:
    """What is not configured, in words: each is all right to try things out, and not for long."""
    said = {
        "No moderators are named, so nobody can sign in: moderation.moderators.":
            not configuration.moderation.moderators,
        "No mail is sent: mail.host.": not configuration.mail.host,
        "Approved comments stay in the store, and do not come into the site: publish.use.":
            not configuration.publish.use,
    }  # fmt: skip
    return [words for words, is_so in said.items() if is_so]
