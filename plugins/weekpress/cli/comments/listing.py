"""weekpress comments list: which comments there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from weekpress.cli.comments.options import data_option, format_option, store_in
from weekpress.cli.comments.told import as_json, data_of, table
from weekpress.comments.record import post_key
from weekpress.comments.states import State
from weekpress.comments.store.prefixes import shortest
from weekpress.comments.store.reading import page
from weekpress.comments.store.rows import Stored

_ALL = "all"


@click.command("list")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([*map(str, State), _ALL]),
    default=(str(State.PENDING),),
    help="Those in this state; it may be given several times.  [default: pending]",
)
@click.option(
    "--words", default="", metavar="TEXT", help="Those with this in their text, name or website."
)
@click.option(
    "--post",
    default="",
    metavar="ID",
    help="Those on the post of this id, as its front matter or its folder of comments has it.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 10_000),
    default=20,
    metavar="N",
    help="How many at most.  [default: 20]",
)
@format_option
@data_option
def listing(states: Sequence[str], words: str, post: str, limit: int, form: str, data: Path) -> int:
    """Lists comments, the oldest first: those that wait for a person, if no state is named.

    \b
    Examples:
      weekpress comments list
      weekpress comments list --state spam --words "missed bins"
      weekpress comments list --state all --format json
    """
    wanted = list(State) if _ALL in states else [State(state) for state in states]
    key = post_key(post) if post else ""
    with store_in(data) as store, store.reading() as connection:
        found = page(connection, wanted, limit + 1, words=words, post=key)
        names = shortest(connection, [one.id for one in found])
    more = len(found) > limit
    if form == "json":
        click.echo(as_json(comments=[data_of(one) for one in found[:limit]], more=more))
    else:
        _tell(found[:limit], names, more)
    return 0


def _tell(found: Sequence[Stored], names: dict[str, str], more: bool) -> None:
    if not found:
        click.echo("There are none.")
        return
    for line in table(found, names):
        click.echo(line)
    if more:
        click.echo(f"These are the oldest {len(found):,}; there are more. See them with --limit N.")
