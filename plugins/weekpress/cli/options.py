"""What several commands ask for in the same words: the content folder, a line, a date."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from weekpress.cli.site import Site, find_site
from weekpress.frontmatter.dates import moment
from weekpress.frontmatter.wrong import WrongValueError

_NO_FOLDER = (
    'There is no folder "{}" here. Go to the folder of your site first (cd), or say where its '
    "files are with --content DIR."
)


def site_here(content: Path | None) -> Site:
    """The site of the folder worked in, with the content folder given, if one is.

    Raises click.UsageError where there is no such folder; WeekpressError as `find_site` does.
    """
    return with_content(find_site(Path.cwd()), content)


def with_content(site: Site, content: Path | None) -> Site:
    """The site, read from the content folder given, if one is; that folder exists."""
    if content:
        site = site.with_typed({"PATH": str(content.absolute())})
    if not site.content.is_dir():
        raise click.UsageError(_NO_FOLDER.format(shown(site.content)))
    return site


def shown(path: Path) -> str:
    """A path as somebody in the folder worked in would type it."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


class Folder(click.ParamType[Path]):
    """A folder that exists, with words for the person who is in the wrong one."""

    name = "dir"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        folder = Path(value)
        if not folder.is_dir():
            self.fail(_NO_FOLDER.format(folder), param, ctx)
        return folder


class Line(click.ParamType[str]):
    """One line of ordinary text: a title, a name, a tag."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        words = " ".join(value.split())
        if not words or not words.isprintable():
            self.fail("one line of ordinary text is expected.", param, ctx)
        return words


content_option = click.option(
    "--content",
    type=Folder(),
    metavar="DIR",
    help="The folder your site's files are in.  [default: content]",
)
"""Which content folder is read; left out, the settings' own."""


class Moment(click.ParamType[datetime]):
    """A date as content files write it, with or without a time; without a zone."""

    name = "date"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            return moment(value).replace(tzinfo=None, second=0)
        except WrongValueError as wrong:
            self.fail(f"{wrong.message} {wrong.fix}", param, ctx)
