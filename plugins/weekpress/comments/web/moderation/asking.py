"""Asking for links: how often one sender may, and how many one address is sent.

Both are counted for every address alike, a moderator's or not, so that neither tells which it is.
"""

from __future__ import annotations

from weekpress.comments.keys import Keys
from weekpress.comments.rates import Rate
from weekpress.comments.store.intake import sender

PER_SENDER = "10 per 15 minutes"
"""For a whole office behind one address, and no more."""

PER_ADDRESS = "5 per 15 minutes"
"""What a person who does not see the mail at once may ask for, and no flood of mail to anybody."""

RETRY_AFTER_S = 900


class Asking:
    """The counts, in this process's memory, by keyed hashes."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._senders, self._addresses = Rate(PER_SENDER), Rate(PER_ADDRESS)

    def allows_sender(self, address: str) -> bool:
        """Whether a network address may ask once more."""
        return not self._senders.wait(sender(self._keys, address))

    def allows_address(self, email: str) -> bool:
        """Whether an e-mail address is sent one more."""
        return not self._addresses.wait(self._keys.of_email(email)[0])
