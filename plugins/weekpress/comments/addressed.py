"""Addressed: where readers and moderators find a service whose configuration does not say it.

Comes in: the configuration, and where the service listens. Goes out: the configuration with an
address. To try things out nobody should have to say a port twice: links, cookies and what a form
may come from follow the port that is listened on, also for the commands of the same folder.
"""

from __future__ import annotations

from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.store import Store
from weekpress.comments.store.facts import fact, remember

LISTENS = "listens"
"""The fact that says where the service listened last."""


def addressed(configuration: Configuration, store: Store, listens: str = "") -> Configuration:
    """The configuration, with an address.

    listens -- where the service listens, on this machine; "" for where it did last
    """
    if "address" in configuration.service.model_fields_set:
        return configuration
    with store.reading() as connection:
        last = fact(connection, LISTENS)
    if listens and listens != last:
        with store.writing() as connection:
            remember(connection, LISTENS, listens)
    address = listens or last or configuration.service.address
    service = configuration.service.model_copy(update={"address": address})
    return configuration.model_copy(update={"service": service})
