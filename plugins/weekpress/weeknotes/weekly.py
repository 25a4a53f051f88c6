"""The weekly feed: one entry for each week that is over, so that who reads it hears on Mondays.

Comes in: the weeks that are over, each with its published notes. Goes out: a bulletin with an entry
a week. Its id follows from the site and the week alone: a note that comes late changes its words,
and when it was changed where the note says so, but never makes it a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from weekpress.bulletins import Bulletin, Item
from weekpress.isoweek import Week
from weekpress.weeknotes.weeks import Dated, WeekPage

PATH = "weeknotes/"
"""The list of weeks, and so its feeds."""


@dataclass(frozen=True)
class Place:
    """Where the feed is read."""

    zone: ZoneInfo
    site: str
    """What makes its ids differ from another site's."""
    root: str
    """What addresses within the site begin with, without a slash at the end."""
    lang: str
    """The language of the site."""


def bulletin(closed: Dated, here: Place) -> Bulletin:
    """The feed of weeks that are over, which are given newest first."""
    items = [_item(week, notes, here) for week, notes in closed]
    return Bulletin(PATH, "Week by week", "What every team wrote, an entry a week", items)


def _item(week: Week, notes: Sequence[Any], here: Place) -> Item:
    url, closed = WeekPage(week, ()).url, week.closes(here.zone)
    changed = max([closed, *(getattr(note, "modified", note.date) for note in notes)])
    count = "1 note" if len(notes) == 1 else f"{len(notes)} notes"
    return Item(
        entry_id=uuid5(NAMESPACE_URL, f"{here.site}/{url}").urn,
        url=url,
        title=f"{week.label}: {count}",
        summary=_joined(dict.fromkeys(_team(note) for note in notes)),
        html="".join(_told(note, here) for note in notes),
        date=closed,
        modified=changed if changed > closed else None,
        lang=here.lang,
    )


def _team(note: Any) -> str:  # noqa: ANN401 -- Pelican has no types
    """Whose note it is, as HTML."""
    return escape(note.project.name, quote=False) if note.project else str(note.title)


def _told(note: Any, here: Place) -> str:  # noqa: ANN401 -- Pelican has no types
    """A note in its week: its heading leads to it; its 30-second read; who wrote it."""
    lang = f' lang="{escape(note.lang)}"' if note.lang != here.lang else ""
    read = getattr(note, "short_read", "") or f"<p{lang}>{note.standfirst or note.summary}</p>"
    by = _joined(escape(author.name) for author in note.authors or ())
    span = note.weeks.label if len(note.weeks or ()) > 1 else ""
    line = " · ".join(part for part in (by and f"By {by}", span) if part)
    about = f"<p>{line}</p>" if line else ""
    return f'<h2><a href="{escape(f"{here.root}/{note.url}")}">{note.heading}</a></h2>{read}{about}'


def _joined(names: Iterable[str]) -> str:
    """Names in a sentence: "Ada, Grace and Joan"."""
    parts = list(names)
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)
