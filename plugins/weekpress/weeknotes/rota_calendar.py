"""A rota as a calendar: an all-day event for each note to come, on the day it is for.

Nobody is invited and no address is named: a calendar that subscribes to the file shows it, and is
asked nothing. Source: RFC 5545 (iCalendar), written by the `icalendar` library, which is loaded
when a calendar is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from weekpress.isoweek import Weeks
from weekpress.weeknotes.forecast import Forecast
from weekpress.weeknotes.rota import Turn

if TYPE_CHECKING:
    from icalendar import Event

PRODID = "-//Weekpress//weekpress rota//EN"


def calendar(forecasts: Sequence[Forecast], now: datetime) -> bytes:
    """The events of every note that is expected, as the bytes of an .ics file.

    now -- with a zone; the time the events are said to be written
    """
    from icalendar import Calendar

    found = Calendar()
    found.add("prodid", PRODID)
    found.add("version", "2.0")
    for one in forecasts:
        for event in _events(one, now):
            found.add_component(event)
    written: bytes = found.to_ical()
    return written


def _events(one: Forecast, now: datetime) -> Iterator[Event]:
    from icalendar import Event

    for turn in one.turns:
        if not turn.period.expected:
            continue
        event = Event()
        event.add("uid", uid(one.identity, turn.period.weeks))
        event.add("dtstamp", now.astimezone(UTC))
        event.add("dtstart", turn.period.due)
        event.add("dtend", turn.period.due + timedelta(days=1))
        event.add("summary", _summary(one, turn))
        event.add("transp", "TRANSPARENT")
        yield event


def uid(identity: str, weeks: Weeks) -> str:
    """The name of an event, which stays with the project and the period whoever's turn it is."""
    return f"{uuid5(NAMESPACE_URL, f'{identity}#{weeks.first}')}"


def _summary(one: Forecast, turn: Turn) -> str:
    """ "Weeknote: Missed bins – Moira Kettle"."""
    who = f" – {', '.join(turn.who)}" if turn.who else ""
    return f"Weeknote: {one.name}{who}"
