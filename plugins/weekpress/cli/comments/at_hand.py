"""The service as a command has it at hand: its store, its configuration, the site.

Comes in: the folder, and where the site is. Goes out: the service.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from weekpress.cli.comments.options import store_in
from weekpress.comments import configuration
from weekpress.comments.addressed import addressed
from weekpress.comments.built_site import FolderSite
from weekpress.comments.fetching import Fetcher
from weekpress.comments.service import Service, Site, now
from weekpress.comments.site_elsewhere import AddressSite


@contextmanager
def service_in(data: Path) -> Iterator[Service]:
    """The service of a folder that has a store. Raises WeekpressError, in words."""
    said = configuration.read(data)
    with store_in(data) as store:
        at = site_of(said.service.site, data)
        yield Service(store, addressed(said, store), at, os.environ, now, secrets.token_bytes)


def site_of(named: str, data: Path) -> FolderSite | AddressSite:
    """The site, by its folder or its address; one at an address as it was last seen."""
    if "://" in named:
        return AddressSite(Fetcher(named), data)
    return FolderSite(Path(named).absolute())


@contextmanager
def kept_up(site: Site) -> Iterator[None]:
    """Have a site at an address read now and then, as `serve` has: a worker of its own would speak
    of the posts there were when it began, or, on another machine, know none."""
    if not isinstance(site, AddressSite):
        yield
        return
    site.start()
    try:
        yield
    finally:
        site.close()
