"""weekpress week: which ISO week somebody means."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from weekpress.build import clock
from weekpress.cli.options import Moment
from weekpress.cli.site import find_site
from weekpress.cli.terminal import tell
from weekpress.errors import WeekpressError
from weekpress.isoweek import Week
from weekpress.isoweek.written import NoWeekError, NoYearError, read_week


@click.command()
@click.argument("text", required=False)
@click.option(
    "--posted",
    type=Moment(),
    metavar="DATE",
    help="When the note was published: it says the year, where TEXT names none.",
)
def week(text: str | None, posted: datetime | None) -> int:
    """Says which ISO week TEXT means; without TEXT, which week it is now.

    TEXT is a week or a date as people write it: "w/c 9.9.2019", "week ending 3 April 2020",
    "22-26 April 2019", "2023 - Week 50", "Wythnos 16 Tachwedd 2026". The day comes before the
    month. The exit code is 1, with the reason, if it means none.

    \b
    Examples:
      weekpress week "w/c 9.9.2019"
      weekpress week "W/e 29/05" --posted 2020-06-01
    """
    if text is None:
        click.echo(Week.of(clock(find_site(Path.cwd()).timezone)))
        return 0
    try:
        reading = read_week(text, posted.date() if posted else None)
    except NoWeekError as error:
        option = " Its option is --posted." if isinstance(error, NoYearError) else ""
        raise WeekpressError(f"{error.message}. {error.fix}{option}") from None
    click.echo(reading.weeks)
    if reading.odd:
        tell(f"Odd: {reading.odd}.", style="yellow")
    return 0
