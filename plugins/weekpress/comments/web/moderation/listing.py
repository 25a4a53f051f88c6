"""The listing: which comments a page of the queue shows, as its address says it.

Comes in: the query of an address, or of a form. Goes out: a record that can only hold what there
is, and its query again. An e-mail address is never part of it: its keyed hash is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from weekpress.comments.record import ULID
from weekpress.comments.states import SHOWN, State
from weekpress.comments.store.queue import Sought

LONGEST_WORDS = 100

_SENDER = re.compile(r"[0-9a-f]{64}(\.[0-9a-f]{64}){0,4}")


@dataclass(frozen=True)
class Tab:
    """One list of the queue."""

    label: str
    states: frozenset[State]
    newest_first: bool = True
    """What waits is read from its oldest; what was decided, from its newest."""


TABS: Mapping[str, Tab] = {
    "waiting": Tab("Waiting", frozenset({State.PENDING}), newest_first=False),
    "spam": Tab("Spam", frozenset({State.SPAM})),
    "published": Tab("Published", SHOWN),
    "rejected": Tab("Rejected", frozenset({State.REJECTED})),
    "withdrawn": Tab("Withdrawn", frozenset({State.WITHDRAWN})),
    "all": Tab("All", frozenset(State) - {State.DISCARDED, State.ERASED}),
}


@dataclass(frozen=True)
class Listing:
    """What is shown."""

    tab: str = "waiting"
    words: str = ""
    sender: str = ""
    """The hashes of one address, a dot between them; "" for all."""
    after: str = ""
    """The comment before the first on the page; "" for the first page."""

    @property
    def sought(self) -> Sought:
        """What to look for."""
        tab = TABS[self.tab]
        sender = tuple(filter(None, self.sender.split(".")))
        return Sought(tab.states, self.words, sender, tab.newest_first)

    @property
    def is_search(self) -> bool:
        """Whether only some are looked for."""
        return bool(self.words or self.sender)

    def query(self, **changes: str) -> str:
        """The query that says this, or this with changes; what is usual is left out."""
        usual, this = Listing(), replace(self, **changes)
        parts = {key: value for key, value in vars(this).items() if value != getattr(usual, key)}
        return urlencode(parts)

    def address(self, **changes: str) -> str:
        """The address that shows this, or this with changes."""
        query = self.query(**changes)
        return f"/moderate?{query}" if query else "/moderate"


def listing(said: Mapping[str, str]) -> Listing:
    """What a query says; anything else in it is as if it were not there."""
    tab, sender, after = (said.get(key, "") for key in ("tab", "sender", "after"))
    return Listing(
        tab=tab if tab in TABS else "waiting",
        words=words_of(said.get("words", "")),
        sender=sender if _SENDER.fullmatch(sender) else "",
        after=after if ULID.fullmatch(after) else "",
    )


def listing_of(query: str) -> Listing:
    """The same of a query in one piece, such as a form brings back."""
    return listing(dict(parse_qsl(query[:2000], max_num_fields=None)))


def words_of(text: str) -> str:
    """What to look for, in one line."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[
        :LONGEST_WORDS
    ]


def ids_of(text: str, most: int) -> list[str]:
    """The ids in a part of an address, a dot between them."""
    return [part for part in text[: most * 27].split(".") if ULID.fullmatch(part)]
