"""weekpress digest: a draft that sums up a quarter, for a person to edit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import click

from weekpress.atomic import write_atomically
from weekpress.build import clock
from weekpress.cli.options import Moment, content_option, shown, site_here
from weekpress.cli.reading import read_content
from weekpress.cli.starts import Start, create, file_of, scalar
from weekpress.cli.terminal import tell
from weekpress.errors import WeekpressError, errors_in, told
from weekpress.frontmatter import Post
from weekpress.frontmatter.catalogue import Catalogue
from weekpress.turns import turn
from weekpress.weeknotes.digest import digest_of, is_untouched, sealed, summed
from weekpress.weeknotes.period import Period, between, month, quarter


@click.command()
@click.option("--quarter", "the_quarter", metavar="QUARTER", help="A quarter, such as 2026-Q4.")
@click.option("--month", "the_month", metavar="MONTH", help="A month, such as 2026-11.")
@click.option("--from", "first", type=Moment(), metavar="DATE", help="The first day; with --to.")
@click.option("--to", "last", type=Moment(), metavar="DATE", help="The last day; with --from.")
@click.option("--print", "printed", is_flag=True, help="Print it, and write no file.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file to write.  [default: one in content/posts/]",
)
@content_option
def digest(
    the_quarter: str | None,
    the_month: str | None,
    first: datetime | None,
    last: datetime | None,
    printed: bool,
    output: Path | None,
    content: Path | None,
) -> int:
    """Drafts a post that sums up a quarter, a month or any run of days.

    By project: how it stands, each note's 30 second read, what was decided; then the posts. Only
    what is public is in it. It is a draft for you to edit, and once you have, it is left alone.

    \b
    Examples:
      weekpress digest --quarter 2026-Q4
      weekpress digest --from 2026-09-01 --to 2026-10-31 --print
    """
    period = _period(the_quarter, the_month, first, last)
    site = site_here(content)
    catalogue, settings = read_content(site)
    _whole(catalogue)
    found = summed(catalogue, period, clock(site.timezone, settings.site.now))
    if not found:
        raise WeekpressError(
            f"Nothing was published {period.words}, so there is nothing to sum up."
        )
    body = digest_of(found, period, str(site.values.get("DEFAULT_LANG", "en")))
    start = _start(period, body, site.values, str(output or ""))
    if not (printed or output):
        _renamed(catalogue, start)
    if printed:
        click.echo(start.text.encode("utf-8"), nl=False)
        return 0
    _put(start, output, site.content)
    return 0


def _period(
    the_quarter: str | None, the_month: str | None, first: datetime | None, last: datetime | None
) -> Period:
    """The one period that was typed. Raises click.UsageError."""
    days = first is not None or last is not None
    if sum([the_quarter is not None, the_month is not None, days]) != 1:
        raise click.UsageError(
            "Say what to sum up: --quarter 2026-Q4, --month 2026-11, or --from DATE --to DATE."
        )
    try:
        if the_quarter is not None:
            return quarter(the_quarter)
        if the_month is not None:
            return month(the_month)
        if first and last:
            return between(first.date(), last.date())
    except ValueError as error:
        raise click.UsageError(f"{error}.") from None
    raise click.UsageError("--from DATE and --to DATE go together.")


def _whole(catalogue: Catalogue) -> None:
    """Raises WeekpressError where a file has a fault: what it tells would silently be missing."""
    if faults := errors_in(f for f in catalogue.findings):
        lines = "\n".join(told(faults))
        raise WeekpressError(
            f"{lines}\nNo digest yet: mend that first, or it would lack something."
        )


def _start(period: Period, body: str, values: Mapping[str, Any], output: str) -> Start:
    """The draft's file. Its name, date and id follow from the period and the site alone.

    output -- the file asked for, if one is: two digests of a period have two ids
    """
    site = f"{values.get('SITENAME', '')} {values.get('WEEKPRESS_FEED_NAMESPACE', '')} {output}"
    identity = uuid5(NAMESPACE_URL, f"weekpress digest {period.name} of {site.strip()}")
    name = f"posts/{period.last}-digest-{period.name}.md"
    head = [
        f"title: {scalar(f'What we did {period.words}')}",
        f"date: {period.last}  # make it the day you publish it",
        f"id: {identity}  # permanent: feed readers know the post by it",
        "authors: []  # who edited it, by name: [Amy Price, Ben Okoro]",
        "tags: []  # what it is about: [user research, maps]",
        'summary: ""  # the quarter in one or two sentences, for lists, feeds and shared links',
        "status: draft  # take this line out to publish the post",
    ]
    return Start(name, sealed(file_of(head, f"{_HINT}\n{body}")))


_HINT = """\
<!-- Made of what was published. Cut it, put it in your own words, say what it came to:
once you have changed anything here, Weekpress leaves this file alone. -->
"""


def _renamed(catalogue: Catalogue, start: Start) -> None:
    """Raises WeekpressError where somebody has made a post of this digest, under another name."""
    for document, meta in catalogue.of(Post):
        if meta.id and f"\nid: {meta.id} " in start.text and document.path != start.name:
            words = "is this digest already, and is left as it is"
            raise WeekpressError(f"{words}. {_CHOICE}", document.shown)


_CHOICE = (
    "To see what a new one would say: --print. To have it beside this one: --output FILE. "
    "To have it in its place, delete this one first."
)


def _put(start: Start, output: Path | None, content: Path) -> None:
    """Write the file, unless that would lose what somebody wrote. Raises WeekpressError."""
    path = output or content / start.name
    with turn(path.absolute().parent):
        try:
            create(Start(path.name, start.text), path.absolute().parent)
        except FileExistsError:
            pass
        else:
            tell(shown(path), stderr=False)
            tell("Make a post of it: cut, and say what it came to. It is a draft until you do.")
            return
        there = path.read_bytes().decode("utf-8", "replace")
        if not is_untouched(there):
            raise WeekpressError(f"has been edited, and is left as it is. {_CHOICE}", shown(path))
        tell(shown(path), stderr=False)
        if there.replace("\r\n", "\n") == start.text:
            tell("Nothing has changed since it was made.")
            return
        write_atomically(path, start.text.encode("utf-8"))
        tell("Made anew, as nobody had changed it.")
