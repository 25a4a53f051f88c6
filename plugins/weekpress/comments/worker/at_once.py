"""Placing at once: what waits to be placed is placed now, for a person who looks on.

Comes in: the service. Goes out: which comments were put into the site's content or taken out of it,
and why not, if that could not be done. A worker may run meanwhile: each job is one of theirs or
ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from weekpress.comments.filters.chain import Chain
from weekpress.comments.publishers.protocol import Publisher, PublisherError, Wanted
from weekpress.comments.service import Service
from weekpress.comments.store import jobs
from weekpress.comments.worker.placing import place_due
from weekpress.comments.worker.tools import Tools


@dataclass
class Witness:
    """A publisher that remembers what was published through it, and why the rest was not."""

    publisher: Publisher
    placed: list[str] = field(default_factory=list)
    """The ids of comments that are in the content now."""
    removed: list[str] = field(default_factory=list)
    """The ids of those that are not, or not any more."""
    fault: str = ""
    name: str = "witness"

    def publish(self, wanted: Sequence[Wanted]) -> None:
        """See the protocol."""
        try:
            self.publisher.publish(wanted)
        except PublisherError as error:
            self.fault = str(error)
            raise
        except Exception as error:  # somebody else's publisher: its words may say anything
            self.fault = (
                f"The publisher {self.publisher.name} has a fault ({type(error).__name__})."
            )
            raise
        for one in wanted:
            (self.placed if one.text is not None else self.removed).append(one.path.stem)

    def standing(self) -> str:
        """See the protocol."""
        return self.publisher.standing()


def place_at_once(service: Service, publisher: Publisher) -> Witness:
    """Place all that waits, also what is to be tried later only. Raises StoreError."""
    witness = Witness(publisher)
    with service.store.writing() as connection:
        jobs.hasten(connection, jobs.PUBLISH, service.clock())
    while place_due(service, Tools(Chain(()), witness)) and not witness.fault:
        pass
    return witness
