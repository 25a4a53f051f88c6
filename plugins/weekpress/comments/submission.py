"""What was submitted: a comment as it came in, with what only filters may see.

It is sealed in the store, for as long as a filter can learn from it, and then purged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Submission:
    """A comment as submitted, and how it came. Never changed: feedback repeats it to the letter."""

    id: str
    """The comment's ULID."""
    post: str
    """The post's key."""
    permalink: str
    """The post's whole address, from the site, never from the request."""
    post_modified: str
    """RFC 3339; "" if not known."""
    name: str
    email: str
    website: str
    body: str
    received: datetime
    """In UTC."""
    parent: str = ""
    address: str = ""
    """The network address of whoever sent it; "" if it is not known."""
    agent: str = ""
    """The User-Agent they sent, which may be nothing."""
    referrer: str = ""
    decoy: str = ""
    """What was in the field that nobody sees."""
    seconds: float | None = None
    """How long the form was open, where it is known."""
    foreign: bool = False
    """Whether the request said it came from a page that is not ours."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """Accept, Accept-Language and Accept-Encoding, as sent: never cookies."""
    tags: tuple[str, ...] = ()
    """The post's tags and category."""
    lang: str = "en"

    def __repr__(self) -> str:  # what is printed by mistake, or by a traceback, names nobody
        return f"Submission({self.id})"


def dumped(submission: Submission) -> str:
    """As JSON."""
    said = vars(submission) | {"received": submission.received.isoformat()}
    return json.dumps(said, ensure_ascii=False)


def loaded(text: str) -> Submission:
    """From that JSON."""
    said = json.loads(text)
    return Submission(
        **said | {"received": datetime.fromisoformat(said["received"]), "tags": tuple(said["tags"])}
    )
