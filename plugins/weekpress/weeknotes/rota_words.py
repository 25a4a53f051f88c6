"""A rota in words for the team: short lines for a phone, a build log, a chat.

Nobody is named for what is missing, and nothing is counted: guilt has ended more weeknotes than
work has. Pure: forecasts in, lines out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from weekpress.isoweek import MONTHS, Week, Weeks, long_date
from weekpress.isoweek.week import LONGEST
from weekpress.weeknotes.cadence import Period
from weekpress.weeknotes.forecast import Forecast
from weekpress.weeknotes.rota import Turn
from weekpress.weeknotes.working_days import bank_holidays

TITLE = "Whose turn it is"
"""What the text begins with."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOW = {"weekly": "this week", "fortnightly": "this fortnight", "monthly": "this month"}


def lines(forecasts: Sequence[Forecast], today: date) -> Iterator[str]:
    """All there is to say, a line each; an empty one before each project."""
    yield f"{TITLE}: {_day(today)} {today.year}"
    for one in forecasts:
        yield ""
        yield from _project(one, today)
    if not forecasts:
        yield "No project is at work: there is none in projects/ whose state is active."
    if any(turn.who for one in forecasts for turn in one.turns):
        yield ""
        yield "Swap as you like: whoever writes a note moves the turn on."


def _project(one: Forecast, today: date) -> Iterator[str]:
    if not one.turns:
        resting = f"is {one.state}" if one.state != "active" else "is not at work now"
        yield f"{one.name} {resting}: no note is expected."
        return
    now, *coming = one.turns
    begun = now.period.weeks.first <= Week.of(today)
    when = _NOW[one.cadence] if begun else f"for {_day(now.period.due)}"
    yield f"{one.name}: {_first(now, when, bool(one.rota))}."
    yield from (f"A draft is begun: {path}" for path in one.begun if not now.period.written)
    if not one.rota:
        yield (
            f"There is no rota. To take turns, name in {one.shown} who does, after rota: as after "
            "people:"
        )
    elif coming:
        yield "After that:"
        yield from (f"- {_coming(turn)}" for turn in coming)
    yield from _quiet(one)


def _first(turn: Turn, when: str, any_rota: bool) -> str:
    """What there is to say of the period it is, or that comes first."""
    if turn.period.written:
        return f"written, by {_names(turn.who)}" if turn.who else "written"
    if not turn.period.expected:
        return f"no note is expected {when}, as {_why_not(turn.period)}"
    return f"{_who(turn, any_rota)}, for {_day(turn.period.due)}{_remarks(turn)}"


def _who(turn: Turn, any_rota: bool) -> str:
    nobody = "nobody in the rota is here, and a guest is welcome" if any_rota else "a note"
    return _names(turn.who) or nobody


def _coming(turn: Turn) -> str:
    if turn.period.written:
        return f"{_day(turn.period.due)}: written"
    if not turn.period.expected:
        return f"{_day(turn.period.due)}: no note is expected, as {_why_not(turn.period)}"
    return f"{_day(turn.period.due)}: {_names(turn.who) or 'anybody'}{_remarks(turn)}"


def _remarks(turn: Turn) -> str:
    """Why it is not the next in the rota, or not a Friday; "" where it is."""
    said = []
    if turn.passed_over:
        are = "is" if len(turn.passed_over) == 1 else "are"
        said.append(f"{_names(turn.passed_over)} {are} away")
    if turn.period.due != turn.period.weeks.last.friday:
        said += _holidays(turn.period, turn.period.due)
    return f" ({'; '.join(said)})" if said else ""


def _why_not(period: Period) -> str:
    if period.all_away:
        return "everybody is away"
    return _names(_holidays(period)) or "the project is hardly at work then"


def _holidays(period: Period, after: date = date.min) -> list[str]:
    found = bank_holidays(period.weeks)
    return [f"{day.day} {MONTHS[day.month - 1]} is {name}" for day, name in found if day > after]


def _quiet(one: Forecast) -> Iterator[str]:
    """What there is no note of, gently, once two in a row are missing; no name, no number."""
    if not one.missing:
        return
    newest = one.last and f"the week of {long_date(one.last.weeks.last.monday)}"
    first, last = one.missing[0].weeks.first, one.missing[-1].weeks.last
    jot = f'weekpress jot --project {one.key} "What happened"'
    yield f"There is no note since {newest or 'it began'}. A line or two will do: {jot}"
    if first.until(last) < LONGEST:
        yield f"One note may be about all of it: weeks: {Weeks(first, last)}"
    else:
        yield (
            f"Should it be resting or over, that is fine: say so with state: paused, or finished, "
            f"in {one.shown}"
        )


def _names(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    *before, last = names or ("",)
    return f"{', '.join(before)} and {last}" if before else last


def _day(day: date) -> str:
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
