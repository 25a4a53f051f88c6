"""A jotted line, and its picture, on their way into a note.

Comes in: a `Jot`. Goes out: the path of the note that has it now. Whatever would lose or publish
somebody's writing raises WeekpressError, and nothing is changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from weekpress.atomic import write_atomically
from weekpress.cli.desk import Desk, writers
from weekpress.cli.note_starts import DURING, Beginning, note_start
from weekpress.cli.options import shown
from weekpress.cli.pictures import bring, kind_of_picture, says_where
from weekpress.cli.starts import create
from weekpress.errors import WeekpressError
from weekpress.frontmatter import Document
from weekpress.frontmatter.entries import HeaderError
from weekpress.frontmatter.folder import read_file
from weekpress.frontmatter.header import read_header
from weekpress.isoweek import Weeks
from weekpress.markup.jotted import jotted, picture_of, with_item
from weekpress.turns import turn
from weekpress.weeknotes.notes import last_before, note_about, notes_of

_TRIES = 20


@dataclass(frozen=True)
class Jot:
    """A line, the picture under it, and the note it is for."""

    text: str
    project: Document
    weeks: Weeks
    anyway: bool
    picture: Path | None = None
    alt: str = ""


def add(jot: Jot, desk: Desk) -> Path:
    """The file of the note, with the line in it. One who jots waits for another who does."""
    picture = jot.picture.read_bytes() if jot.picture else b""
    if jot.picture:
        kind_of_picture(picture, jot.picture.name)
        if says_where(picture) and not jot.anyway:
            raise WeekpressError(
                f"{jot.picture.name} says in its data where it was taken, and would tell every "
                "reader. Take that out first: phones can leave the location out as they share it. "
                "To add it as it is: --anyway."
            )
    notes = notes_of(desk.catalogue, jot.project)
    there = note_about(notes, jot.weeks)
    start = note_start(
        Beginning(
            jot.project, jot.weeks, uuid4(), last_before(notes, jot.weeks.first),
            writers((), desk), draft=True,
        )
    )  # fmt: skip
    name = there.document.path if there else start.name
    path = desk.content / name
    with turn(path.parent):
        if not path.exists():
            create(start, desk.content)
        elif not jot.anyway:
            _is_draft(desk.content, name, shown(path))
        name, fresh = _brought(jot, picture, desk.content)
        item = jotted(jot.text, picture_of(jot.alt, name) if name else "")
        try:
            _append(path, item)
        except BaseException:
            if fresh:  # a picture that nothing shows would be in the site all the same
                (desk.content / "images" / name).unlink()
            raise
    return path


def _is_draft(content: Path, name: str, shown_path: str) -> None:
    """Raises WeekpressError, with the choice there is, for a note that is public when merged."""
    document, _ = read_file(content, name, shown_path)
    if document is None or document.meta is None:
        raise WeekpressError("has a fault, so nothing is added. To hear which: weekpress check",
                             shown_path)  # fmt: skip
    if document.meta.status == "published":
        raise WeekpressError(
            f"{shown_path} is no draft: what is added to it is public once it is merged. To add it "
            "all the same: --anyway. To go on with it as a draft, write status: draft at its head."
        )


def _brought(jot: Jot, picture: bytes, content: Path) -> tuple[str, bool]:
    """The name of the picture in images/, "" for none, and whether it is new there."""
    if not jot.picture:
        return "", False
    week = jot.weeks.last
    start = f"{jot.project.name}-{week.year:04d}-w{week.number:02d}"
    return bring(picture, jot.picture.name, start, content / "images")


def _append(path: Path, item: str) -> None:
    """Put the item into the file, replaced in one step. What an editor has saved meanwhile is
    read again."""
    for _ in range(_TRIES):
        before = path.read_bytes()
        after = appended(before, item, shown(path))
        if path.read_bytes() == before:
            mode = path.stat().st_mode
            write_atomically(path, after)
            path.chmod(mode)
            return
    raise WeekpressError(
        f"{shown(path)} changes all the time. Close what writes it, and try again."
    )


def appended(before: bytes, item: str, path: str) -> bytes:
    """A file with an item in its section; every other byte is as it was.

    Raises WeekpressError for what is no UTF-8, or has a head that cannot be read.
    """
    try:
        text = before.decode("utf-8")
    except UnicodeDecodeError:
        raise WeekpressError(
            'is not UTF-8 text. Save it as "UTF-8" in your editor.', path
        ) from None
    # The same length, so that places in it are places in the file.
    even = text.replace("\r\n", " \n").replace("\r", "\n")
    try:
        body = read_header(even).body
    except HeaderError as error:
        raise WeekpressError(f"{error.message} {error.fix}", path, error.line) from None
    place, new = with_item(body, DURING, item)
    end = "\r\n" if "\r\n" in text else "\n"
    place += len(even) - len(body)
    return (text[:place] + new.replace("\n", end) + text[place:]).encode("utf-8")
