"""weekpress comments export: all that is kept of a person, to be given to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from weekpress.cli.comments import whose
from weekpress.cli.comments.options import data_option, format_option, store_in
from weekpress.cli.comments.told import as_json, data_of, data_of_step, moment
from weekpress.comments.store.personal import Personal, personal
from weekpress.errors import in_one_line, visible


@click.command()
@whose.email_option
@whose.comment_option
@format_option
@data_option
def export(email: str, comment: str, form: str, data: Path) -> int:
    """Prints all that is kept of a person: their comments, as they are and as they were sent.

    Make sure first that whoever asks is who they say. Moderators' reasons are in it; so may be the
    words of others that they quoted.

    \b
    Examples:
      weekpress comments export --email rosa@example.org
      weekpress comments export --email - --format json > answer.json
    """
    address = whose.address(email, comment)
    with store_in(data) as store, store.reading() as connection:
        keys = store.keys
        comments = whose.found(connection, keys, address, comment)
        kept = [personal(connection, keys, one) for one in comments]
    if form == "json":
        click.echo(as_json(kept=[_data(one) for one in kept]))
    else:
        click.echo("\n\n".join("\n".join(_lines(one)) for one in kept) or whose.NOTHING)
    return 0


def _data(one: Personal) -> dict[str, Any]:
    return {
        "comment": data_of(one.comment),
        "email": one.email,
        "submitted": _submitted(one),
        "history": [data_of_step(step) for step in one.history],
    }


def _submitted(one: Personal) -> dict[str, Any] | None:
    if one.submitted is None:
        return None
    return asdict(one.submitted) | {"received": moment(one.submitted.received)}


def _lines(one: Personal) -> Iterable[str]:
    yield f"Comment {one.comment.id}"
    yield from _told({"email": one.email} | data_of(one.comment))
    if submitted := _submitted(one):
        yield "  As it was sent:"
        yield from (f"  {line}" for line in _told(submitted))
    yield "  What happened to it:"
    for step in one.history:
        why = f" ({step.why})" if step.why else ""
        yield in_one_line(f"    {moment(step.at)} {step.step} by {step.actor}{why}")


def _told(said: dict[str, Any]) -> Iterable[str]:
    """A line each; what is not there is left out, and a text is set in below its caption."""
    for key, value in said.items():
        text = visible(str(value)).splitlines() if value not in (None, "", (), {}) else []
        if len(text) == 1:
            yield f"  {key}: {text[0]}"
        elif text:
            yield from (f"  {key}:", *(f"    {line}" for line in text))
