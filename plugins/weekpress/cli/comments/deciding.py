"""What the commands that decide have in common: several comments, each judged on its own.

Comes in: ids as typed, and what to do with one. Goes out: a line for each, and the exit code: 1 if
one could not be decided. What could be is decided all the same.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from email.utils import parseaddr
from pathlib import Path

import click
from sqlalchemy import Connection

from weekpress.cli.comments.options import store_in
from weekpress.cli.comments.told import as_json, summary
from weekpress.cli.terminal import tell
from weekpress.comments import configuration
from weekpress.comments.service import now
from weekpress.comments.states import Step, StepError
from weekpress.comments.store import Store
from weekpress.comments.store.audited import Actor
from weekpress.comments.store.deciding import take
from weekpress.comments.store.engine import StoreError
from weekpress.comments.store.prefixes import whole
from weekpress.comments.store.rows import Stored
from weekpress.errors import in_one_line

Act = Callable[[Connection, str, Actor, datetime], Stored]
"""What is done with one comment: `deciding.take` with a step, or `deciding.undo`."""

ids_argument = click.argument("ids", nargs=-1, required=True, metavar="ID...")

as_option = click.option(
    "--as",
    "who",
    default="",
    metavar="NAME",
    help="The moderator who decides, by the name in comments.toml.  "
    '[default: "command" and the user\'s name on this machine]',
)


def step(wanted: Step) -> Act:
    """What takes one comment a step."""

    def act(connection: Connection, comment: str, actor: Actor, at: datetime) -> Stored:
        return take(connection, comment, wanted, actor, at)

    return act


@dataclass(frozen=True)
class Outcome:
    """What became of one id that was typed."""

    given: str
    comment: Stored | None = None
    fault: str = ""


def decided(ids: Iterable[str], act: Act, who: str, form: str, data: Path) -> int:
    """Do it with each of them, and say what became of it. The exit code."""
    actor = _actor(who, data)
    with store_in(data) as store:
        outcomes = [_decided(store, given, act, actor) for given in dict.fromkeys(ids)]
    if form == "json":
        click.echo(as_json(decided=[_data(one) for one in outcomes]))
    else:
        for one in outcomes:
            _tell(one)
    return int(any(one.fault for one in outcomes))


def _decided(store: Store, given: str, act: Act, actor: Actor) -> Outcome:
    try:
        with store.writing() as connection:
            return Outcome(given, act(connection, whole(connection, given), actor, now()))
    except (LookupError, StepError, StoreError) as error:
        return Outcome(given, fault=str(error))


def _actor(who: str, data: Path) -> Actor:
    """Who decides, as the audit names them. Raises click.UsageError for a name it must not hold."""
    if not who:
        return Actor(f"command ({in_one_line(_user())})", is_person=True)
    moderators = configuration.read(data).moderation.moderators
    names = [parseaddr(moderator)[0] for moderator in moderators]
    if who in names:
        return Actor(who, is_person=True)
    near = get_close_matches(who, names, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise click.UsageError(
        f"{in_one_line(who)} is not a moderator of {data / configuration.NAME}.{hint}"
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        return "unknown"


def _tell(one: Outcome) -> None:
    if one.comment is None:
        tell(f"{in_one_line(one.given)}: {one.fault}", style="red")
    else:
        click.echo(f"{one.comment.state}: {one.comment.id}  {summary(one.comment)}")


def _data(one: Outcome) -> dict[str, str | None]:
    found = one.comment
    return {
        "given": one.given,
        "id": found.id if found else None,
        "state": str(found.state) if found else None,
        "fault": one.fault,
    }
