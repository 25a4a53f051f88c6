"""What a worker works with: the filters and the publisher that the configuration names.

Comes in: the service. Goes out: both, made once; and the filters anew when the site turns out to be
another than was known when they were made, as at the first start of a service that has yet to read
it. A name or an option that cannot be worked with stops the start, in words.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from weekpress.comments.configuration import NAME, ConfigurationError
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.filters import protocol as filters
from weekpress.comments.filters import registry as filter_registry
from weekpress.comments.filters.chain import Chain
from weekpress.comments.publishers import protocol as publishers
from weekpress.comments.publishers import registry as publisher_registry
from weekpress.comments.service import Service

_LOG = logging.getLogger("weekpress.comments.worker")


@dataclass(frozen=True)
class Tools:
    """What there is."""

    chain: Chain
    publisher: publishers.Publisher | None
    """None where approved comments stay in the store."""
    site: tuple[str, str] = ("", "")
    """The address and the language that the filters were made with."""


def tools(service: Service) -> Tools:
    """The filters and the publisher of a service. Raises ConfigurationError."""
    return Tools(chain_of(service), publisher_of(service), _site(service))


def renewed(service: Service, at_hand: Tools) -> Tools:
    """The same, with filters that know the site as it is now; or those there were, if one of them
    cannot be made for it."""
    site, chain = _site(service), at_hand.chain
    if site == at_hand.site:
        return at_hand
    try:
        chain = chain_of(service)
    except Exception as error:  # anybody's code; its words may hold anything
        _LOG.error("fault", extra={"why": type(error).__name__})
    return replace(at_hand, chain=chain, site=site)


def _site(service: Service) -> tuple[str, str]:
    """Its address, and its language; those of the service while nothing is known of it."""
    posts = service.site.posts()
    return (posts.address, posts.lang) if posts else (service.configuration.service.address, "en")


def chain_of(service: Service) -> Chain:
    """The filters it names, in their order. Raises ConfigurationError."""
    address, lang = _site(service)
    setting = filters.Setting(
        site=address,
        lang=lang,
        options={},
        environ=service.environ,
        clock=service.clock,
    )
    part = service.configuration.filters
    tables = {name: table_of(service.configuration, name) for name in part.named}
    try:
        return filter_registry.chain(part.use, tables, setting)
    except ValueError as error:
        raise ConfigurationError(f"filters: {error}", str(service.folder / NAME)) from None


def table_of(configuration: Configuration, name: str) -> Mapping[str, Any]:
    """The options of a filter; in a trial of all of them, each is in its trial."""
    options = configuration.filters.options(name)
    return {**options, "shadow": True} if configuration.filters.shadow else options


def publisher_of(service: Service) -> publishers.Publisher | None:
    """The publisher it names, if any. Raises ConfigurationError."""
    part = service.configuration.publish
    if not part.use:
        return None
    setting = publishers.Setting(service.folder, part.options, service.environ)
    try:
        return publisher_registry.made(part.use, setting)
    except ValueError as error:
        raise ConfigurationError(f"publish: {error}", str(service.folder / NAME)) from None


def fraction(service: Service) -> float:
    """From 0 to 1, by chance: so that workers and sites do not all ask at one moment."""
    return int.from_bytes(service.chance(4)) / 2**32
