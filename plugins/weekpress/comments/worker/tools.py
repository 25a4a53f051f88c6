"""What a worker works with: the filters and the publisher that the configuration names.

Comes in: the service. Goes out: both, made once. A name or an option that cannot be worked with
stops the start, in words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from weekpress.comments.configuration import NAME, ConfigurationError
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.filters import protocol as filters
from weekpress.comments.filters import registry as filter_registry
from weekpress.comments.filters.chain import Chain
from weekpress.comments.publishers import protocol as publishers
from weekpress.comments.publishers import registry as publisher_registry
from weekpress.comments.service import Service


@dataclass(frozen=True)
class Tools:
    """What there is."""

    chain: Chain
    publisher: publishers.Publisher | None
    """None where approved comments stay in the store."""
    alarms: dict[str, str] = field(default_factory=dict)
    """What a person has to mend, by who complains of it; for this worker's log alone."""


def tools(service: Service) -> Tools:
    """The filters and the publisher of a service. Raises ConfigurationError."""
    return Tools(chain_of(service), publisher_of(service))


def chain_of(service: Service) -> Chain:
    """The filters it names, in their order. Raises ConfigurationError."""
    posts = service.site.posts()
    setting = filters.Setting(
        site=posts.address if posts else service.configuration.service.address,
        lang=posts.lang if posts else "en",
        options={},
        environ=service.environ,
        clock=service.clock,
    )
    part = service.configuration.filters
    tables = {name: table_of(service.configuration, name) for name in part.use}
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
