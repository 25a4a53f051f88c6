"""Whose data it is: the address or the comment that somebody asks about.

Comes in: what was typed. Goes out: the comments it means. The address is never printed again: what
a command says may be copied into a ticket.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click
from sqlalchemy import Connection

from weekpress.comments.keys import Keys
from weekpress.comments.store import reading
from weekpress.comments.store.erasing import of_address
from weekpress.comments.store.prefixes import whole
from weekpress.comments.store.rows import Stored
from weekpress.errors import WeekpressError, in_one_line

email_option = click.option(
    "--email",
    default="",
    metavar="ADDRESS",
    help="The address their comments were sent with; - reads it from standard input, so that it "
    "is in no shell's history.",
)

comment_option = click.option(
    "--comment",
    default="",
    metavar="ID",
    help="One comment, by the beginning of its id: for comments whose address is kept no longer.",
)


def address(email: str, comment: str) -> str:
    """The address that was meant; "" where a comment was. Raises click.UsageError for both or
    neither."""
    if bool(email) == bool(comment):
        raise click.UsageError("Name one of them: --email ADDRESS or --comment ID.")
    typed = sys.stdin.readline() if email == "-" else email
    if email and "@" not in typed:
        raise click.UsageError("An e-mail address is expected after --email, or in standard input.")
    return typed.strip()


def found(connection: Connection, keys: Keys, email: str, comment: str) -> list[Stored]:
    """The comments that are meant. Raises WeekpressError for an id that names none."""
    if email:
        return of_address(connection, keys, email)
    try:
        one = reading.one(connection, whole(connection, comment))
    except LookupError as error:
        raise WeekpressError(f"{in_one_line(comment)}: {error}") from None
    return [one] if one else []


def in_numbers(comments: Sequence[Stored]) -> str:
    """How many in which state: "3 comments: 1 pending, 2 published"."""
    states = sorted(str(one.state) for one in comments)
    each = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    return f"{len(states):,} comment{'' if len(states) == 1 else 's'}: {each}"


NOTHING = (
    "Nothing is kept that was sent with this address.\n"
    "Addresses are kept for a time only (weekpress comments stats says how long). An older comment "
    "is found by its words,\nweekpress comments list --state all --words TEXT, and then named by "
    "--comment ID."
)
