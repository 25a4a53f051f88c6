"""weekpress comments stats: how many comments there are, what waits, and what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Connection

from weekpress.cli.comments.options import data_option, format_option, store_in
from weekpress.cli.comments.told import as_json, moment
from weekpress.comments import configuration
from weekpress.comments.configuration.parts import KeepPart
from weekpress.comments.states import State
from weekpress.comments.store import jobs, reading
from weekpress.comments.store.facts import ALARM, fact
from weekpress.comments.store.kept import Kept, kept
from weekpress.errors import in_one_line


@dataclass(frozen=True)
class Stats:
    """All of it, at one moment."""

    comments: Mapping[State, int]
    oldest_waiting: datetime | None
    jobs: Mapping[str, tuple[int, datetime]]
    kept: list[Kept]
    alarm: str
    """What a filter complained of last, as the worker wrote it down; "" for nothing."""


@click.command()
@format_option
@data_option
def stats(form: str, data: Path) -> int:
    """Counts comments by where they are, what is to be done about them, and what is kept of people.

    \b
    Example:
      weekpress comments stats
    """
    keep = configuration.read(data).keep
    with store_in(data) as store, store.reading() as connection:
        found = _stats(connection, keep)
    if form == "json":
        click.echo(as_json(**_data(found)))
    else:
        click.echo("\n".join(_lines(found)))
    return 0


def _stats(connection: Connection, keep: KeepPart) -> Stats:
    return Stats(
        reading.counts(connection),
        reading.oldest_waiting(connection),
        jobs.waiting(connection),
        kept(connection, keep),
        fact(connection, ALARM),
    )


def _lines(found: Stats) -> Iterable[str]:
    yield "Comments:"
    yield from (f"  {state:<10}{number:>9,}" for state, number in found.comments.items())
    if found.oldest_waiting:
        yield f"The one that has waited longest came on {_day(found.oldest_waiting)}."
    yield "Jobs:" if found.jobs else "No job waits."
    for kind, (number, due) in found.jobs.items():
        yield f"  {kind:<10}{number:>9,}  the first due {_day(due)}"
    yield f"Filters: {in_one_line(found.alarm)}" if found.alarm else "No filter complains."
    yield "Kept:"
    for one in found.kept:
        until = f", the oldest until {_day(one.until)}" if one.until else ""
        yield f"  {one.what}: {one.number:,}, for {one.days:,} days{until}"


def _day(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M} UTC"


def _data(found: Stats) -> dict[str, Any]:
    return {
        "comments": {str(state): number for state, number in found.comments.items()},
        "oldest_waiting": moment(found.oldest_waiting) if found.oldest_waiting else None,
        "jobs": {
            kind: {"number": number, "due": moment(due)}
            for kind, (number, due) in found.jobs.items()
        },
        "kept": {
            one.key: {
                "days": one.days,
                "number": one.number,
                "until": moment(one.until) if one.until else None,
            }
            for one in found.kept
        },
        "alarm": found.alarm,
    }
