"""Moderators: who may sign in, as the configuration names them.

Comes in: the configuration. Goes out: people by their address, or by what the store holds of them.
Whoever is taken out of the configuration is nobody here, whatever the store still says.
"""

from __future__ import annotations

import hmac
import unicodedata
from dataclasses import dataclass
from email.utils import parseaddr

from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.store.audited import Actor


@dataclass(frozen=True)
class Moderator:
    """One of them."""

    name: str
    address: str
    line: str
    """As configured: "Priya Shah <priya@example.org>". Another address is another moderator."""

    @property
    def actor(self) -> Actor:
        """Whom the audit names for what they do."""
        return Actor(self.name, is_person=True)


def moderators(configuration: Configuration) -> tuple[Moderator, ...]:
    """All of them, in the order they are written down."""
    return tuple(Moderator(*parseaddr(line), line) for line in configuration.moderation.moderators)


def by_address(configuration: Configuration, address: str) -> Moderator | None:
    """Whose e-mail address this is; capitals do not matter. Every one is compared, always."""
    wanted = _plain(address)
    found = [
        moderator
        for moderator in moderators(configuration)
        if hmac.compare_digest(_plain(moderator.address), wanted)
    ]
    return found[0] if found else None


def by_line(configuration: Configuration, line: str) -> Moderator | None:
    """Who is configured in just these words."""
    return next((one for one in moderators(configuration) if one.line == line), None)


def _plain(address: str) -> bytes:
    return unicodedata.normalize("NFC", address.strip()).casefold().encode(errors="replace")
