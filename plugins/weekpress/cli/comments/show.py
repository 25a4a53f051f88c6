"""weekpress comments show: all that a moderator sees of a comment."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click
from sqlalchemy import Connection

from weekpress.cli.comments.options import data_option, format_option, store_in
from weekpress.cli.comments.told import as_json, data_of, data_of_step, moment
from weekpress.comments.keys import Keys
from weekpress.comments.store import reading
from weekpress.comments.store.audited import Happening, history
from weekpress.comments.store.prefixes import whole
from weekpress.comments.store.rows import Stored
from weekpress.errors import WeekpressError, in_one_line, visible


@click.command()
@click.argument("comment", metavar="ID")
@click.option(
    "--email",
    "with_email",
    is_flag=True,
    help="Show the commenter's e-mail address too. Say it to nobody.",
)
@format_option
@data_option
def show(comment: str, with_email: bool, form: str, data: Path) -> int:
    """Shows a comment: its words, where it is, what the filters said, who decided what and when.

    ID is the beginning of its id, as much as names no other.

    \b
    Examples:
      weekpress comments show 01KB2Q5Z8X
      weekpress comments show 01KB2Q5Z8X --format json
    """
    with store_in(data) as store, store.reading() as connection:
        found = _found(connection, comment)
        steps = history(connection, found.id)
        email = _email(connection, store.keys, found) if with_email else None
    if form == "json":
        said = {} if email is None else {"email": email}
        told = [data_of_step(step) for step in steps]
        click.echo(as_json(comment=data_of(found) | said, history=told))
    else:
        for line in _lines(found, steps, email):
            click.echo(line)
    return 0


def _found(connection: Connection, typed: str) -> Stored:
    try:
        found = reading.one(connection, whole(connection, typed))
    except LookupError as error:
        raise WeekpressError(f"{in_one_line(typed)}: {error}") from None
    assert found  # noqa: S101 -- `whole` has just seen it, in this transaction
    return found


def _email(connection: Connection, keys: Keys, found: Stored) -> str:
    return reading.email(connection, keys, found.id)


def _lines(found: Stored, steps: Iterable[Happening], email: str | None) -> Iterable[str]:
    yield from (f"{caption + ':':<11}{in_one_line(text)}" for caption, text in _facts(found))
    if email is not None:
        yield f"{'E-mail:':<11}{in_one_line(email) or 'none is kept'}"
    yield from ("", *_words(found.body))
    if found.original:
        yield from ("", "As it was written:", *_words(found.original))
    yield from ("", "History, in UTC:")
    yield from map(_step, steps)


def _facts(found: Stored) -> Iterable[tuple[str, str]]:
    """What is known of it, a caption each; what is not there is left out."""
    by = f" by {found.verdict_by}" if found.verdict_by else ""
    why = f": {found.verdict_why}" if found.verdict_why else ""
    facts = (
        ("Id", found.id),
        ("Post", found.post),
        ("Answers", found.parent),
        ("State", found.state),
        ("Filter", f"{found.verdict}{by}{why}"),
        ("Name", found.name),
        ("Website", found.website),
        ("Received", moment(found.received)),
        ("Confirmed", moment(found.confirmed) if found.confirmed else ""),
        ("In site", "yes" if found.on_site else "no"),
        ("Edited", found.edited),
    )
    return ((caption, text) for caption, text in facts if text)


def _words(text: str) -> Iterable[str]:
    """A commenter's text, each line set in: none of them can pass for one of ours."""
    return (f"  {visible(line)}" for line in text.splitlines() or [""])


def _step(step: Happening) -> str:
    way = f"{step.was} to {step.now}" if step.was and step.was != step.now else step.now
    why = f" ({step.why})" if step.why else ""
    return in_one_line(f"- {step.at:%Y-%m-%d %H:%M}  {step.step} by {step.actor}: {way}{why}")
