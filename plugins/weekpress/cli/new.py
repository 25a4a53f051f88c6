"""weekpress new: a post, a page or a weeknote to write in, with everything it needs at its head."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from uuid import uuid4

import click

from weekpress.cli.new_weeknote import weeknote
from weekpress.cli.options import Folder, Line, Moment
from weekpress.cli.starts import page_start, post_start, write_start
from weekpress.cli.terminal import tell
from weekpress.isoweek import long_date

content_option = click.option(
    "--content",
    type=Folder(),
    default="content",
    metavar="DIR",
    help="The folder your site's files are in.  [default: content]",
)


@click.group()
def new() -> None:
    """Starts a post, a page or a weeknote for you to write in.

    \b
    Examples:
      weekpress new post "What we learned this week" --author "Amy Price"
      weekpress new weeknote missed-bins
    """


new.add_command(weeknote)


@new.command()
@click.argument("title", type=Line())
@click.option(
    "--author",
    "authors",
    multiple=True,
    type=Line(),
    metavar="NAME",
    help="Who writes it. Give it once for each author.",
)
@click.option(
    "--tag",
    "tags",
    multiple=True,
    type=Line(),
    metavar="TAG",
    help="What it is about. Give it once for each tag.",
)
@click.option(
    "--date",
    "when",
    type=Moment(),
    metavar="DATE",
    help='When to publish: 2026-11-20 or "2026-11-20 16:30".  [default: today]',
)
@click.option(
    "--draft/--no-draft",
    default=False,
    help="Whether it stays out of the public site, also when merged, until you take out "
    "its status line.  [default: no-draft]",
)
@content_option
def post(
    title: str,
    authors: tuple[str, ...],
    tags: tuple[str, ...],
    when: datetime | None,
    draft: bool,
    content: Path,
) -> int:
    """Starts a post called TITLE in content/posts/.

    The file is named after the date and the title, and so is the post's address. A file that is
    there already is never overwritten. The post is published when your pull request is merged.

    \b
    Example:
      weekpress new post "What we learned this week" --author "Amy Price" --tag research
    """
    today = datetime.now().astimezone().date()
    start = post_start(
        title,
        when or datetime.combine(today, time.min),
        uuid4(),
        authors=authors,
        tags=tags,
        draft=draft,
    )
    tell(str(write_start(start, content)), stderr=False)
    tell(f"Write your post in that file. {_publication(when, today, draft)}")
    tell("To see it as you write: weekpress serve. Before you send it: weekpress check.")
    return 0


@new.command()
@click.argument("title", type=Line())
@content_option
def page(title: str, content: Path) -> int:
    """Starts a page called TITLE in content/pages/, such as About or Contact.

    A page has no date and is in no list. It is in the menu when it has a menu_order.

    \b
    Example:
      weekpress new page "How we work"
    """
    tell(str(write_start(page_start(title), content)), stderr=False)
    tell("Write your page in that file. It is published when your pull request is merged.")
    return 0


def _publication(when: datetime | None, today: date, draft: bool) -> str:
    if draft:
        return "It is a draft: take out its status line to publish it."
    if when and when.date() > today:
        return f"It is published by the first build on or after {long_date(when.date())}."
    return "It is published when your pull request is merged."
