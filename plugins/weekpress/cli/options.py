"""What several commands ask for in the same words: the content folder, a title, a date."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from weekpress.frontmatter.values import WrongValueError, moment


class Folder(click.ParamType[Path]):
    """A folder that exists, with words for the person who is in the wrong one."""

    name = "dir"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        folder = Path(value)
        if not folder.is_dir():
            self.fail(
                f'there is no folder "{folder}" here. Go to the folder of your site first (cd), '
                "or say where its files are with --content DIR.",
                param,
                ctx,
            )
        return folder


class Line(click.ParamType[str]):
    """One line of ordinary text: a title, a name, a tag."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        words = " ".join(value.split())
        if not words or not words.isprintable():
            self.fail("one line of ordinary text is expected.", param, ctx)
        return words


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
