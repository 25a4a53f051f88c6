"""What a published comment is: the one thing the service and the site both know.

Comes in: the text of `content/comments/<post>/<id>.json`. Goes out: a record, and back, to the
byte. A file says nothing of a reader but what the reader asked to be printed: never an e-mail
address, a hash of one, a network address or what a filter thought.
Source: RFC 8259 (JSON); the ULID specification; RFC 9562 (UUID); RFC 3339 (times).
"""

from __future__ import annotations

import json
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import PurePosixPath
from urllib.parse import urlsplit

FOLDER = "comments"
"""The folder within the content folder."""

ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
"""A ULID in its canonical spelling: 48 bits of time, 80 of chance."""

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A UUID in small letters."""

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_AS_PYTHON_HAS_THEM = str.maketrans(_DIGITS, "0123456789abcdefghijklmnopqrstuv")
_HOST = re.compile(r"(?:[\w.-]+|\[[\da-f:.]+\])(?::\d*)?", re.ASCII | re.IGNORECASE)
"""A host and its port as a browser takes them: in no other sign is a name."""
_NAMESPACE = uuid.UUID("c1f0a4b2-3f5d-5a51-8f0e-5d6b1f1f7c11")
"""Weekpress's own, chosen once: comments are found by what it makes of a post's id."""


@dataclass(frozen=True)
class Comment:
    """A comment that readers see."""

    id: str
    """Its ULID, which also says when it was written."""
    post: str
    """The UUID of the post; see `post_key`."""
    name: str
    """As the commenter wrote it: one line of plain text."""
    body: str
    """As the commenter wrote it: the Markdown of comments, never HTML."""
    published: datetime
    """When a person approved it, in UTC, to the second."""
    parent: str = ""
    """The ULID of the comment it answers; "" for none."""
    website: str = ""
    """An http or https address; "" for none."""
    edited: str = ""
    """Why a moderator changed the words, told to readers; "" for words as they were written."""

    @property
    def written(self) -> datetime:
        """When it was received, in UTC: what its ULID says."""
        return written(self.id)

    @property
    def path(self) -> PurePosixPath:
        """Where its file is within the content folder."""
        return path_of(self.post, self.id)


def post_key(entry_id: str) -> str:
    """The UUID that comments know a post by, from the permanent id of its entry in feeds.

    post_key("urn:uuid:6f1b…") is that UUID; any other id, such as the address an imported post
    had, is hashed into one. It is safe as the name of a folder and as a part of an address.
    """
    plain = entry_id.removeprefix("urn:uuid:").lower()
    return plain if UUID.fullmatch(plain) else str(uuid.uuid5(_NAMESPACE, entry_id))


def path_of(post: str, comment: str) -> PurePosixPath:
    """Where the file of a comment is within the content folder.

    Raises ValueError for a name that is no UUID or no ULID: nothing else ever becomes a path.
    """
    if not (UUID.fullmatch(post) and ULID.fullmatch(comment)):
        raise ValueError("A comment's file is named by a UUID and a ULID.")
    return PurePosixPath(FOLDER, post, f"{comment}.json")


def new_id(now: datetime, chance: bytes) -> str:
    """A ULID of the moment `now`, with ten bytes of chance."""
    if len(chance) != 10:
        raise ValueError("A ULID takes ten bytes of chance.")
    number = int(now.timestamp() * 1000) << 80 | int.from_bytes(chance)
    return "".join(_DIGITS[number >> shift & 31] for shift in range(125, -1, -5))


def written(comment: str, zone: tzinfo = UTC) -> datetime:
    """The moment a ULID holds, to the millisecond."""
    return datetime.fromtimestamp(number_of(comment[:10]) / 1000, zone)


def number_of(comment: str) -> int:
    """What the signs of a ULID count, all of them or the first few."""
    return int(comment.translate(_AS_PYTHON_HAS_THEM), 32)


def web_address(text: str, most: int = 200) -> str:
    """`text` if it is a web address that may be linked to, else "".

    An http or https address with a host, without a name or password, of `most` characters at most.
    """
    if (
        len(text) > most
        or not text.isascii()
        or not text.isprintable()
        or set(text) & set(' <>"\\')
    ):
        return ""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return ""
    fit = parts.scheme in {"http", "https"} and parts.hostname and _HOST.fullmatch(parts.netloc)
    return text if fit and port != 0 else ""


def dumped(comment: Comment) -> str:
    """The text of its file: keys in one order, a line each, so that a change reads well."""
    said = {
        "id": comment.id,
        "post": comment.post,
        "parent": comment.parent,
        "name": comment.name,
        "website": comment.website,
        "published": comment.published.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "edited": comment.edited,
        "body": comment.body,
    }
    kept = {key: value for key, value in said.items() if value}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"
