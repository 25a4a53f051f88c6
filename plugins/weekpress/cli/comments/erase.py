"""weekpress comments erase: a person is forgotten, and what remains elsewhere is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from weekpress.cli.comments import whose
from weekpress.cli.comments.options import data_option, store_in
from weekpress.comments import configuration
from weekpress.comments.configuration.parts import Configuration
from weekpress.comments.service import now
from weekpress.comments.states import State
from weekpress.comments.store import Store
from weekpress.comments.store.audited import Actor
from weekpress.comments.store.engine import scrub
from weekpress.comments.store.erasing import anonymise
from weekpress.comments.store.erasing import erase as erase_one
from weekpress.comments.store.rows import Stored

_COMMAND = Actor("command", is_person=True)


@click.command()
@whose.email_option
@whose.comment_option
@click.option(
    "--keep-text-anonymised",
    "keeps_text",
    is_flag=True,
    help="Leave the words that readers see, without a name. Read them first: they may say who "
    "wrote them.",
)
@click.option("--yes", is_flag=True, help="Do not ask first.")
@data_option
def erase(email: str, comment: str, keeps_text: bool, yes: bool, data: Path) -> int:
    """Erases a person's comments: words, name, address, all that was sent with them.

    What readers see is taken out of the site. Replies of others stay. It cannot be taken back.

    \b
    Examples:
      weekpress comments erase --email rosa@example.org
      weekpress comments erase --comment 01KB2Q5Z8X --keep-text-anonymised
    """
    address, said = whose.address(email, comment), configuration.read(data)
    with store_in(data) as store:
        with store.reading() as connection:
            found = whose.found(connection, store.keys, address, comment)
        there = [one for one in found if one.state is not State.ERASED]
        if not there:
            click.echo("It is erased already." if found else whose.NOTHING)
            return 0
        click.echo(whose.in_numbers(there))
        if not (yes or click.confirm("Erase? It cannot be taken back.")):
            click.echo("Nothing was erased.")
            return 1
        _erase(store, there, keeps_text)
        lines = remains(there, said, store.engine.dialect.name, scrub(store.engine), keeps_text)
        click.echo("\n".join(lines))
    return 0


def _erase(store: Store, found: Sequence[Stored], keeps_text: bool) -> None:
    at = now()
    for one in found:
        with store.writing() as connection:
            if not (keeps_text and anonymise(connection, one.id, _COMMAND, at)):
                erase_one(connection, one.id, _COMMAND, at)


def remains(
    found: Sequence[Stored], said: Configuration, database: str, is_scrubbed: bool,
    keeps_text: bool,
) -> Iterable[str]:  # fmt: skip
    """What was done, and what of it is still somewhere, in words."""
    yield "Erased from the store."
    if any(one.is_wanted or one.on_site for one in found):
        way = "The name goes from" if keeps_text else "They leave"
        yield f"{way} the site when the worker has run and the site is built again."
    yield "What remains, for you to see to or to tell them of:"
    if said.publish.use == "git":
        yield "- The history of the content repository, its clones and forks, has what was public."
    yield "- Caches, feed readers, archives and search engines may have what was public."
    yield "- Replies of others may quote it."
    if said.mail.host:
        yield "- Mail to moderators, of what waited, has the name and on which post it was."
    yield "- Backups of the store have it until you throw them away."
    if "akismet" in said.filters.use:
        yield "- Akismet was sent it to judge, and keeps that for up to 90 days."
    if others := [name for name in said.filters.use if name not in {"akismet", "heuristics"}]:
        yield f"- These filters may have been sent it: {', '.join(others)}."
    if database != "sqlite":
        yield "- PostgreSQL has the erased rows until its vacuum, and in archived logs."
    elif not is_scrubbed:
        yield "- SQLite's log has it until the next hourly purge: somebody reads it just now."
    yield "- A mark stays in the store: an id, a post, times; nothing that says who it was."
