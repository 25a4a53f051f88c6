"""Whose turn it is: worked out from who wrote, who is there, and nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.frontmatter.leave import away
from weekpress.isoweek import Week, Weeks
from weekpress.weeknotes.cadence import Schedule, outlook
from weekpress.weeknotes.rota import Member, Note, Turn, everybody_away, turns

A, B, C = Member("A"), Member("B"), Member("C")
START = Week(2026, 40)


def note(week: int, *authors: str) -> Note:
    return Note(Weeks(Week(2026, week), Week(2026, week)), authors)


def from_here(rota: list[Member], notes: list[Note], weeks: int) -> list[Turn]:
    """The turns of the weeks from START on."""
    about = [n.weeks for n in notes]
    plan = Schedule("weekly", START)
    found = outlook(plan, about, START, START.later(weeks - 1), lambda d: everybody_away(rota, d))
    return list(turns(rota, notes, found))


def names(rota: list[Member], notes: list[Note], weeks: int) -> str:
    return " ".join("+".join(turn.who) or "-" for turn in from_here(rota, notes, weeks))


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ([], "A B C A"),
        ([note(39, "A")], "B C A B"),
        ([note(37, "A"), note(38, "B"), note(39, "C")], "A B C A"),
        ([note(37, "A"), note(38, "C"), note(39, "B")], "A C B A"),  # a swap is given back
        ([note(38, "C"), note(39, "A", "B")], "C A B C"),  # both wrote it
        ([note(38, "A"), note(39, "A guest")], "B C A B"),  # a guest moves nothing
        ([note(30, "A")], "B C A B"),  # nor does a week without a note
        ([note(40, "C", "B")], "C+B A B C"),  # this week's is written
        ([note(39, "A"), note(42, "B")], "C A B C"),  # one written ahead
        ([note(39, "A", "B", "C")], "A B C A"),
    ],
)
def test_the_turn_is_whose_last_note_is_oldest(notes: list[Note], told: str) -> None:
    assert names([A, B, C], notes, 4) == told


def test_who_is_away_for_most_of_a_week_is_passed_over_and_comes_next() -> None:
    b = Member("B", (away("2026-10-05..2026-10-07"),))  # Monday to Wednesday of W41
    found = from_here([A, b, C], [], 4)
    assert [(turn.who, turn.passed_over) for turn in found] == [
        (("A",), ()), (("C",), ("B",)), (("B",), ()), (("A",), ()),
    ]  # fmt: skip


def test_two_days_away_leave_time_to_write() -> None:
    assert names([A, Member("B", (away("2026-10-08..2026-10-11"),))], [], 2) == "A B"


def test_who_has_left_has_no_turn() -> None:
    gone = Member("B", left=date(2026, 10, 8))  # the Thursday before the note is due
    assert names([A, gone, C], [note(39, "A")], 3) == "B C A"
    assert names([A, gone, C], [note(39, "A"), note(40, "C")], 3) == "C A C"


def test_nobody_is_named_when_nobody_is_there() -> None:
    gone = Member("A", left=date(2026, 1, 1))
    assert [(t.who, t.period.expected) for t in from_here([gone], [], 1)] == [((), True)]
    assert [(t.who, t.period.expected) for t in from_here([], [], 1)] == [((), True)]
    off = Member("A", (away("2026-09-28..2026-10-02"),))
    assert [(t.who, t.period.expected) for t in from_here([off], [], 1)] == [((), False)]


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 5))
def test_turns_go_round_evenly_when_everybody_is_there(people: int, rounds: int, last: int) -> None:
    rota = [Member(str(n)) for n in range(people)]
    found = from_here(rota, [note(39, str(last))], people * rounds)
    assert all(turn.period.expected for turn in found)
    assert set(Counter(turn.who[0] for turn in found).values()) == {rounds}


@given(st.lists(st.sampled_from("ABC"), max_size=12), st.integers(1, 8))
def test_a_forecast_that_comes_true_changes_nothing(before: list[str], weeks: int) -> None:
    """Whoever asks in a later week is told what was foreseen."""
    notes = [note(39 - n, name) for n, name in enumerate(before)]
    foreseen = from_here([A, B, C], notes, weeks)
    for turn in foreseen:
        asked = from_here([A, B, C], notes, weeks)
        place = [t.period.weeks for t in asked].index(turn.period.weeks)
        assert asked[place].who == turn.who
        notes.append(Note(turn.period.weeks, turn.who))
