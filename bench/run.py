"""Measures Weekpress beside Pelican, Hugo and Eleventy: python bench/run.py --help"""

from __future__ import annotations

import json
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import click

from measure import PHASES, BuildError, Measure, measure
from report import build_tables, conditions, write_regions
from sites import SITES
from tools import Tool, find_tools
from watch import Seen, measure_watch, watch_tables

Figure = TypeVar("Figure", Measure, Seen)

FIGURES = "figures.jsonl"
"""Every single figure, one a line, in the folder worked in."""


@click.command()
@click.option(
    "--posts",
    type=click.IntRange(20),
    multiple=True,
    default=[1000],
    show_default=True,
    metavar="N",
    help="How many posts the sites have; more than once for more sizes.",
)
@click.option(
    "--rounds",
    type=click.IntRange(1),
    default=3,
    show_default=True,
    metavar="N",
    help="How often each build is measured.",
)
@click.option(
    "--only",
    type=click.Choice(list(SITES)),
    multiple=True,
    help="A tool to measure; more than once for more.  [default: all that are here]",
)
@click.option(
    "--phase",
    "phases",
    type=click.Choice(list(PHASES)),
    multiple=True,
    default=list(PHASES),
    help="A build to measure.  [default: all]",
)
@click.option(
    "--watch",
    is_flag=True,
    help="Measure the tools that stay and build as files are saved, in place of builds.",
)
@click.option(
    "--hugo", envvar="BENCH_HUGO", metavar="PROGRAM", help="Hugo.  [default: on the path]"
)
@click.option(
    "--eleventy",
    envvar="BENCH_ELEVENTY",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder with Eleventy in its node_modules.  [default: this repository]",
)
@click.option(
    "--cache",
    default="cache",
    show_default=True,
    metavar="NAME",
    help="The folder in its site that Weekpress keeps its cache in.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the sites are written and stay.  [default: a folder that is removed]",
)
@click.option(
    "--write",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="The page to put the tables into, between its marks.",
)
def main(
    posts: Sequence[int], rounds: int, only: Sequence[str], phases: Sequence[str], watch: bool,
    hugo: str | None, eleventy: Path | None, cache: str, work: Path | None, write: Path | None,
) -> None:  # fmt: skip
    """Measures whole builds side by side, the tools in turn, and prints a table of medians.

    \b
    Examples:
      python bench/run.py --posts 1000 --posts 10000 --write docs/reference/performance.md
      python bench/run.py --watch --posts 1000 --only weekpress --only hugo
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else what was started would stay
    tools, missing = find_tools(only or list(SITES), hugo, eleventy, cache)
    for words in missing:
        click.echo(words, err=True)
    tools = [tool for tool in tools if tool.watch or not watch]
    with tempfile.TemporaryDirectory(prefix="bench-") as spare:
        place = work.absolute() if work else Path(spare)
        try:
            tables = _watched(tools, posts, rounds, place) if watch else _built(
                tools, posts, rounds, [phase for phase in PHASES if phase in phases], place
            )  # fmt: skip
        except BuildError as error:
            raise click.ClickException(str(error)) from error
    told = "\n\n".join([conditions(tools, rounds), *missing, tables])
    click.echo(told)
    if write:
        write_regions(write, {"watch" if watch else "builds": told})


def _built(
    tools: Sequence[Tool], sizes: Sequence[int], rounds: int, phases: Sequence[str], work: Path
) -> str:
    """The tables of whole builds."""
    return build_tables(
        _kept(work, sizes, lambda count, folder: measure(tools, count, rounds, phases, folder))
    )


def _watched(tools: Sequence[Tool], sizes: Sequence[int], rounds: int, work: Path) -> str:
    """The tables of the tools that stay."""
    return watch_tables(
        _kept(work, sizes, lambda count, folder: measure_watch(tools, count, rounds, folder))
    )


def _kept(
    work: Path, sizes: Sequence[int], figures: Callable[[int, Path], Iterator[Figure]]
) -> list[Figure]:
    """The figures of every size, each said and written down as it comes."""
    kept = []
    for count in sizes:
        folder = work / str(count)
        folder.mkdir(parents=True, exist_ok=True)
        for figure in figures(count, folder):
            kept.append(figure)
            click.echo(_line(figure), err=True)
            with (work / FIGURES).open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(asdict(figure)) + "\n")
    return kept


def _line(one: Measure | Seen) -> str:
    begin = f"{one.posts:>6} posts, round {one.round}, "
    if isinstance(one, Measure):
        return f"{begin}{one.phase:<8} {one.tool:<9} {one.used.wall_s:8.2f} s, {one.files:,} files"
    page, build = ("never" if s is None else f"{s:.3f} s" for s in (one.page_s, one.build_s))
    return f"{begin}{one.kind:<8} {one.tool:<9} page {page}, build {build}"


if __name__ == "__main__":
    main()
