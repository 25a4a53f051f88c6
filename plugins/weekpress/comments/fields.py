"""The form's fields: what a page of the site sends and the service reads.

The names are the contract between a page that was built last year and the service of today: add
to them, never change one.
"""

from __future__ import annotations

NAME, EMAIL, WEBSITE, COMMENT = "name", "email", "website", "comment"
"""What a person fills in."""

PARENT = "parent"
"""The ULID of the comment that is answered, where one is."""

OPENED = "opened"
"""When the form was opened, signed by the service; a page without scripts sends none."""

DECOY = "r3"
"""A field no person sees or fills in. Programs do, and some password managers: it is a sign that a
filter weighs, never a reason to refuse."""

MOST_NAME, MOST_EMAIL, MOST_WEBSITE, MOST_COMMENT = 100, 254, 200, 8_000
"""How many characters each may have (an e-mail address: RFC 5321, 4.5.3.1.3 as erratum 1690)."""

MOST_BYTES = 131_072
"""How long a form may be as it is sent: 8,000 characters of any script, each of which may be four
bytes and so twelve signs, percent-encoded; and the other fields."""


def comments_path(post: str) -> str:
    """Where the service takes a comment on a post (POST) and shows the form for one (GET)."""
    return f"posts/{post}/comments"


def reply_path(post: str, comment: str) -> str:
    """Where the service shows the form for an answer to a comment."""
    return f"posts/{post}/comments/{comment}/reply"


PRIVACY_PATH = "privacy"
"""Where the service says what becomes of a comment's data."""
OPENED_PATH = "opened"
"""Where a script asks for the signed time (GET; plain text)."""
