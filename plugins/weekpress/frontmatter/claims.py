"""What else of a weeknote names its week: its title, its slug, its file.

Notes are often written by copying last week's file, so that one of these still says last week's.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from weekpress.isoweek import Weeks
from weekpress.isoweek.written import NoWeekError, Reading, find_week, read_week

_YEAR_AND_WEEK = re.compile(r"(?:.*/)?(?P<year>\d{4})[-/](?P<week>\d{2})(?:/index)?\.\w+")
"""2024-01.md, 2023/50.md and 2023/50/index.md: a year and a week of it."""
_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r"(?:.*[-_ ])?w\d{1,2}(?:[-_ ].*)?", re.IGNORECASE)
"""w47.md: the year is that of the note's date."""
_DATE = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:-.*)?")


@dataclass(frozen=True)
class Claim:
    """One place that names a week."""

    key: str
    """The front matter key, or "file"."""
    weeks: Weeks
    sure: bool = True
    """False for the date in a file's name, which may be that of a Monday after."""

    @property
    def place(self) -> str:
        """What a person calls the place: "its title"."""
        return "the file’s name" if self.key == "file" else f"its {self.key}"


def claims(path: str, title: str, slug: str, posted: date | None) -> Iterator[Claim]:
    """Every place that names a week, the surest first; those that name none, or no real one, are
    left out.

    path   -- of the file, below the content folder
    posted -- when the note was published, or a day near it
    """
    for key, text in (("title", title), ("slug", slug)):
        if reading := _tried(text, posted):
            yield Claim(key, reading.weeks)
    if reading := of_path(path, posted):
        yield Claim("file", reading.weeks)
    elif reading := _of_date(path):
        yield Claim("file", reading.weeks, sure=False)


def of_path(path: str, posted: date | None) -> Reading | None:
    """The week that a file's name is made of: 2026-w47.md, 2024-01.md, 2023/50/index.md."""
    if match := _YEAR_AND_WEEK.fullmatch(path):
        return _read(f"{match['year']}-W{match['week']}", None)
    folder, name = posixpath.split(path)
    stem = posixpath.splitext(name)[0]
    if stem == "index":
        stem = posixpath.basename(folder)
    return _read(stem, posted) if _NUMBER.fullmatch(stem) else _tried(stem, posted)


def _of_date(path: str) -> Reading | None:
    """The week of the day a file's name begins with: 2019-01-11.md."""
    dated = _DATE.fullmatch(posixpath.splitext(posixpath.basename(path))[0])
    return _read(dated["date"], None) if dated else None


def is_year(folder: str) -> bool:
    """Whether a folder of weeknotes is named by a year, and so by no project."""
    return bool(_YEAR.fullmatch(folder))


def _tried(text: str, posted: date | None) -> Reading | None:
    try:
        return find_week(text, posted)
    except NoWeekError:
        return None


def _read(text: str, posted: date | None) -> Reading | None:
    try:
        return read_week(text, posted)
    except NoWeekError:
        return None
