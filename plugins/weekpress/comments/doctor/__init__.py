"""The doctor: everything that is not as it should be with the service, all at once.

Comes in: the service's folder, the environment, the site. Goes out: troubles, each with what to do.
`folders`, `configured`, `waiting` and `sites` judge, and are pure; `looking` and `asking` find out.
What is in the way of one question keeps none of the others from being asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from weekpress.comments import configuration
from weekpress.comments.configuration import ConfigurationError
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.doctor import asking, configured, folders, looking, sites, waiting
from weekpress.comments.doctor.trouble import Trouble
from weekpress.comments.service import Service, Site


def read(folder: Path) -> tuple[Configuration, list[Trouble]]:
    """The configuration, or that of an empty file where it has faults; and those."""
    try:
        return configuration.read(folder), []
    except ConfigurationError as error:
        fix = f"Mend it in {folder / configuration.NAME}."
        return Configuration(), [Trouble("configuration", error.message, fix)]


def examined(
    folder: Path, said: Configuration | None, environ: Mapping[str, str], now: datetime
) -> Iterator[Trouble]:
    """The folder, the configuration, if it can be read, the store, and what waits in it."""
    yield from folders.judged(looking.folder(folder, environ))
    if said:
        yield from configured.judged(said, environ)
    found = looking.store(folder, environ)
    if isinstance(found, Trouble):
        yield found
    else:
        yield from waiting.judged(found, bool(said and said.publish.use), now)


def examined_site(named: str, site: Site, now: datetime, is_asked: bool) -> Iterator[Trouble]:
    """The site; what it says of itself counts only where it was asked."""
    trouble = site.trouble() if named and is_asked else ""
    yield from sites.judged(named, site.posts(), trouble, looking.built(named), now)


def examined_others(service: Service, is_asked: bool) -> Iterator[Trouble]:
    """The filters and the publisher as they are configured; and, if they are to be asked, what
    they and the mail server say."""
    chain, publisher, troubles = asking.made(service)
    yield from troubles
    if is_asked:
        yield from asking.asked(chain, publisher)
        yield from asking.mail(service.configuration.mail, service.environ)
