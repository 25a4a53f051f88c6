"""weekpress comments sign-in-link: a link for a moderator, where no mail is sent."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from weekpress.cli.comments.options import data_option, store_in
from weekpress.cli.terminal import tell
from weekpress.comments.addressed import addressed
from weekpress.comments.configuration import NAME, read
from weekpress.comments.moderators import by_address, moderators
from weekpress.comments.service import now
from weekpress.comments.sign_in import link_for
from weekpress.comments.store.people import TOKEN_BYTES
from weekpress.errors import WeekpressError


@click.command("sign-in-link")
@click.argument("address", metavar="ADDRESS")
@data_option
def sign_in_link(address: str, data: Path) -> int:
    """Prints a link by which a moderator signs in, once, within 15 minutes.

    ADDRESS is an address that comments.toml names under moderation.moderators. Whoever has the link
    can sign in with it: give it to that person alone.

    \b
    Example:
      weekpress comments sign-in-link priya@example.org
    """
    configuration = read(data)
    moderator = by_address(configuration, address)
    if moderator is None:
        known = ", ".join(one.address for one in moderators(configuration)) or "none so far"
        raise WeekpressError(
            f"{address} is no moderator's address. {data / NAME} names these: {known}."
        )
    with store_in(data) as store:
        at = addressed(configuration, store).service.address
        link = link_for(store, at, moderator, secrets.token_bytes(TOKEN_BYTES), now())
    tell(link, stderr=False)
    return 0
