"""Which notes are of which week, what each is called, who owes one, and when a week is over."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.isoweek import Week, Weeks
from weekpress.weeknotes.gaps import gaps
from weekpress.weeknotes.weeks import by_week, heading, noted, over, pages

LONDON = ZoneInfo("Europe/London")
AUCKLAND = ZoneInfo("Pacific/Auckland")


def project(name: str = "Bins", **more: Any) -> SimpleNamespace:
    known = {"name": name, "state": "active", "cadence": "weekly", "started": None, "ended": None,
             "articles": []}  # fmt: skip
    return SimpleNamespace(**known | more)


def note(weeks: str, of: Any = None, **more: Any) -> SimpleNamespace:
    about = Weeks.parse(weeks)
    known = {"kind": "weeknote", "week": about.last, "weeks": about, "project": of, "slug": weeks,
             "title": weeks, "unpublished": None,
             "date": datetime.combine(about.last.friday, datetime.min.time(), UTC)}  # fmt: skip
    found = SimpleNamespace(**known | more)
    if of:
        of.articles.append(found)
    return found


def titles(dated: list[tuple[Week, list[Any]]]) -> dict[str, list[str]]:
    return {str(week): [one.title for one in notes] for week, notes in dated}


def test_a_note_of_several_weeks_is_on_the_page_of_each() -> None:
    found = noted([note("2026-W53..2027-W01"), note("2026-W53")])
    assert titles(found) == {
        "2027-W01": ["2026-W53..2027-W01"],
        "2026-W53": ["2026-W53", "2026-W53..2027-W01"],
    }


def test_notes_stand_by_the_name_of_the_project_and_those_of_none_come_last() -> None:
    notes = [note("2026-W47", title="x"), note("2026-W47", project("zoo"), title="z"),
             note("2026-W47", project("Éclair"), title="e"),
             note("2026-W47", project("Bins"), title="b")]  # fmt: skip
    assert titles(noted(notes)) == {"2026-W47": ["b", "z", "e", "x"]}


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)).map(Week.of), max_size=40))
def test_before_and_after_go_through_all_weeks_that_have_notes(weeks: list[Week]) -> None:
    made = pages(noted(note(str(week)) for week in weeks), [])
    assert [page.week for page in made] == sorted(set(weeks), reverse=True)
    for newer, older in pairwise(made):
        assert (newer.earlier, older.later) == (older.week, newer.week)
    assert all((made[0].later, made[-1].earlier) == (None, None) for _ in made[:1])


def test_a_week_shows_the_posts_of_its_days_and_posts_alone_make_no_page() -> None:
    posts = [SimpleNamespace(title=d, date=datetime.fromisoformat(d), week=None)
             for d in ("2026-11-23", "2026-11-22", "2026-11-16", "2026-11-15")]  # fmt: skip
    (page,) = pages(noted([note("2026-W47")]), posts)
    assert [post.title for post in page.also] == ["2026-11-22", "2026-11-16"]
    assert by_week(posts)[0][0] == Week(2026, 48)


@pytest.mark.parametrize(
    ("name", "title", "own", "told"),
    [
        ("R&D", "R&amp;D: week of 16 November 2026", False, "R&amp;D"),
        ("R&D", "The <em>end</em>", True, "R&amp;D: The <em>end</em>"),
        ("R&D", "r&amp;d, our weeknote 12", True, "r&amp;d, our weeknote 12"),
        ("<b>", "Mine", True, "&lt;b&gt;: Mine"),
    ],
)
def test_a_note_is_called_by_its_team_and_the_title_it_was_given(
    name: str, title: str, own: bool, told: str
) -> None:
    assert heading(note("2026-W47", project(name), title=title), own) == told


def test_a_note_of_no_project_is_called_by_its_title() -> None:
    assert heading(note("2026-W47", title="Week of …"), own_title=False) == "Week of …"


@pytest.mark.parametrize(
    ("zone", "now", "is_over"),
    [
        (LONDON, "2026-11-22T23:59:59+00:00", False),
        (LONDON, "2026-11-23T00:00:00+00:00", True),
        (AUCKLAND, "2026-11-22T10:59:59+00:00", False),
        (AUCKLAND, "2026-11-22T11:00:00+00:00", True),
    ],
)
def test_a_week_is_over_at_midnight_where_the_team_is(
    zone: ZoneInfo, now: str, is_over: bool
) -> None:
    found = over([note("2026-W47")], datetime.fromisoformat(now), zone)
    assert bool(found) == is_over


def test_what_is_sent_holds_no_draft_and_a_note_of_two_weeks_once() -> None:
    notes = [note("2026-W46..W47"), note("2026-W46", unpublished="draft")]
    assert titles(over(notes, datetime(2030, 1, 1, tzinfo=UTC), LONDON)) == {
        "2026-W47": ["2026-W46..W47"]
    }


@pytest.mark.parametrize(
    ("about", "notes", "owed"),
    [
        ({"started": date(2026, 11, 2)}, ["2026-W46"], ["2026-W45", "2026-W47", "2026-W48"]),
        ({"cadence": "fortnightly"}, ["2026-W45"], ["2026-W47", "2026-W48"]),
        ({"cadence": "monthly"}, ["2026-W44"], []),
        ({"cadence": "monthly"}, ["2026-W43"], ["2026-W48"]),
        ({"state": "paused"}, ["2026-W44"], []),
        ({"state": "finished"}, ["2026-W44"], []),
        ({"state": "finished", "ended": date(2026, 11, 13)}, ["2026-W45"], ["2026-W46"]),
        ({}, [], []),
        ({}, ["2026-W45..W48"], []),
    ],
)
def test_who_owes_a_note(about: dict[str, Any], notes: list[str], owed: list[str]) -> None:
    one = project(**about)
    for weeks in notes:
        note(weeks, one)
    asked = [Week(2026, number) for number in (45, 46, 47, 48)]
    found = gaps([one], asked)
    assert [str(week) for week, owing in found.items() if owing] == owed
