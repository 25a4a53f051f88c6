"""Measures how comments are taken, beside Isso: python bench/comments.py --help"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

import click

from receivers import PINS, check_durable, isso, receivers
from receiving import LostError, Received, receive
from report import table, today_here, write_regions

NAMES = {"weekpress": "Weekpress", "isso": "Isso", "isso-tuned": "Isso, tuned",
         "nothing": "(the client alone)"}  # fmt: skip


@click.command()
@click.option(
    "--rounds",
    type=click.IntRange(1, 20),
    default=3,
    show_default=True,
    metavar="N",
    help="How often each service is measured.",
)
@click.option(
    "--at-once",
    "levels",
    type=click.IntRange(1, 512),
    multiple=True,
    default=[1, 16, 64],
    show_default=True,
    metavar="N",
    help="How many comments are under way at a time; more than once for more.",
)
@click.option(
    "--comments",
    "count",
    type=click.IntRange(1, 100_000),
    default=2000,
    show_default=True,
    metavar="N",
    help="How many are sent at most, each load.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(0.1, 300),
    default=10.0,
    show_default=True,
    metavar="S",
    help="How long is sent at most, each load.",
)
@click.option(
    "--only",
    type=click.Choice(list(NAMES)),
    multiple=True,
    help="A service to measure; more than once for more.  [default: all]",
)
@click.option(
    "--isso",
    "venv",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(".cache/bench-isso"),
    show_default=True,
    metavar="DIR",
    help="The environment Isso is in; it is made if it is not there.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the stores are, on a disk.  [default: a folder that is removed]",
)
@click.option(
    "--write",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The page to put the table into, between its marks.",
)
def main(
    rounds: int, levels: Sequence[int], count: int, seconds: float, only: Sequence[str],
    venv: Path, work: Path | None, write: Path | None,
) -> None:  # fmt: skip
    """Sends comments to Weekpress's service and to Isso in turns, and prints a table of medians."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else what was started would stay
    found = isso(venv.absolute())
    check_durable(found)
    chosen = [one for one in receivers(found) if not only or one.name in only]
    kept = list[Received]()
    with tempfile.TemporaryDirectory(prefix="bench-", dir=work) as place:
        on_disk_s = to_disk_s(Path(place))
        try:
            for one in receive(chosen, levels, rounds, count, seconds, Path(place)):
                kept.append(one)
                click.echo(json.dumps(asdict(one)), err=True)
        except LostError as error:
            raise click.ClickException(str(error)) from error
    told = f"{_conditions(rounds)} {on_disk_s * 1000:.1f} ms.\n\n{received_table(kept)}"
    click.echo(told)
    if write:
        write_regions(write, {"comments": told})


def _conditions(rounds: int) -> str:
    versions = ["Weekpress", *(pin.replace("==", " ") for pin in PINS)]
    return f"{today_here(', '.join(versions), rounds)} A page of 4 KiB is on this disk after"


def to_disk_s(folder: Path) -> float:
    """How long it takes until 4 KiB are on the disk, the median of many: what all have to wait for.

    A service that is quicker than that, one comment at a time, does not wait.
    """
    taken = []
    with (folder / "page").open("wb", buffering=0) as file:
        for _ in range(50):
            begun = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            taken.append(time.perf_counter() - begun)
    return median(taken)


def received_table(received: Sequence[Received]) -> str:
    """The medians, and ratios of medians to the first service's."""
    head = ["at once", "service", "accepted per second (least–most)", "× {0}", "p50, ms", "p99, ms",
            "× {0}", "processor, ms", "not accepted", "MiB at rest", "MiB after"]  # fmt: skip
    first = received[0].receiver  # in the first round they are in their order
    rows = [
        _row(_of(received, level, name), _of(received, level, first))
        for level in dict.fromkeys(one.at_once for one in received)
        for name in dict.fromkeys(one.receiver for one in received)
    ]
    return table([column.format(NAMES[first]) for column in head], rows)


def _of(received: Sequence[Received], level: int, name: str) -> list[Received]:
    return [one for one in received if (one.at_once, one.receiver) == (level, name)]


def _row(own: Sequence[Received], first: Sequence[Received]) -> list[str]:
    rates = [one.rate for one in own]
    p99 = median(one.p99_s for one in own)
    return [
        str(own[0].at_once),
        NAMES[own[0].receiver],
        f"{median(rates):,.0f} ({min(rates):,.0f}–{max(rates):,.0f})",
        f"{median(rates) / median(one.rate for one in first):.2f}",
        f"{median(one.p50_s for one in own) * 1000:,.1f}",
        f"{p99 * 1000:,.1f}",
        f"{p99 / median(one.p99_s for one in first):.2f}",
        f"{median(one.cpu_s for one in own) * 1000:.1f}",
        str(sum(one.refused for one in own)),
        f"{median(one.rest_kib for one in own) / 1024:.0f}",
        f"{median(one.full_kib for one in own) / 1024:.0f}",
    ]


if __name__ == "__main__":
    main()
