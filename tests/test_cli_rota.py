"""`weekpress rota`: what the team is told, as words, as data and as a calendar."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from building import NOW, ROOT
from weekpress.cli.program import program

Typed = Callable[..., Result]

PEOPLE = {
    "ann": "name: Ann Wu\naliases: [awu]\nleave: 2026-12-07..2026-12-11, 2026-12-21..2027-01-01",
    "bob": "name: Bob Roy\nleave:\n  - 2026-12-18..2027-01-02",
}
BINS = "name: Missed bins\nstarted: 2026-11-02\nrota: [Ann Wu, Bob Roy]\nid: bins-1"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with one project, two people and a note of 2026-W47 by Ann; worked in."""
    for name, head in PEOPLE.items():
        write(tmp_path, f"people/{name}", head)
    write(tmp_path, "projects/bins", BINS)
    write(tmp_path, "weeknotes/bins/w47", "week: 2026-W47\nauthors: [awu]")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(site: Path, name: str, head: str) -> None:
    path = site / f"content/{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}\n---\n", encoding="utf-8")


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["rota", *arguments], env={"SOURCE_DATE_EPOCH": NOW})


def test_the_team_is_told_whose_turn_it_is_and_why() -> None:
    done = typed()
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Whose turn it is: Friday 27 November 2026",
        "",
        "Missed bins: Bob Roy, for Friday 27 November.",
        "After that:",
        "- Friday 4 December: Ann Wu",
        "- Friday 11 December: Bob Roy",
        "- Friday 18 December: Ann Wu",
        "- Thursday 24 December: no note is expected, as everybody is away",
        "- Thursday 31 December: no note is expected, as everybody is away",
        "- Friday 8 January: Bob Roy",
        "",
        "Swap as you like: whoever writes a note moves the turn on.",
    ]


@pytest.mark.parametrize(
    ("on", "line"),
    [
        ("2026-11-20", "Missed bins: written, by Ann Wu."),
        ("2026-12-22", "Missed bins: no note is expected this week, as everybody is away."),
        ("2027-03-22", "Missed bins: Bob Roy, for Thursday 25 March (26 March is Good Friday)."),
        ("2026-10-26", "Missed bins: Bob Roy, for Friday 6 November."),
        ("2026-10-01", "Missed bins is not at work now: no note is expected."),
    ],
)
def test_the_day_it_is_asked_for_may_be_given(on: str, line: str) -> None:
    assert line in typed("--on", on, "--weeks", "4").stdout.splitlines()


def test_who_is_passed_over_is_said_to_be_away(site: Path) -> None:
    write(site, "weeknotes/bins/w49", "week: 2026-W49\nauthors: [Bob Roy]")
    assert (
        "Missed bins: Bob Roy, for Friday 11 December (Ann Wu is away)."
        in typed("--on", "2026-12-07").stdout
    )


QUIET = (
    "There is no note since the week of 16 November 2026. A line or two will do: "
    'weekpress jot --project bins "What happened"'
)


@pytest.mark.parametrize(
    ("on", "told"),
    [
        ("2026-12-03", []),
        ("2026-12-07", []),
        ("2026-12-08", [QUIET, "One note may be about all of it: weeks: 2026-W48..W49"]),
        ("2026-12-17", [QUIET, "One note may be about all of it: weeks: 2026-W48..W50"]),
        (
            "2027-06-01",
            [QUIET, "Should it be resting or over, that is fine: say so with state: paused, or "
             "finished, in content/projects/bins.md"],
        ),
    ],
)  # fmt: skip
def test_two_missing_notes_are_mentioned_without_a_name(on: str, told: list[str]) -> None:
    said = [line for line in typed("--on", on).stdout.splitlines() if line]
    assert said[-1 - len(told) : -1] == told
    assert ("There is no note" in "".join(said)) is bool(told)
    assert not [line for line in told if "Ann" in line or "Bob" in line]


def test_a_draft_of_the_week_is_named(site: Path) -> None:
    write(site, "weeknotes/bins/w48", "week: 2026-W48\nauthors: [Ann Wu]\nstatus: draft")
    said = typed().stdout.splitlines()
    assert said[2:4] == [
        "Missed bins: Bob Roy, for Friday 27 November.",
        "A draft is begun: content/weeknotes/bins/w48.md",
    ]


def test_without_a_rota_it_is_said_what_to_write(site: Path) -> None:
    write(site, "projects/bins", BINS.replace("rota: [Ann Wu, Bob Roy]", "people: [Ann Wu]"))
    assert typed().stdout.splitlines()[2:] == [
        "Missed bins: a note, for Friday 27 November.",
        "There is no rota. To take turns, name in content/projects/bins.md who does, after rota: "
        "as after people:",
    ]


def test_projects_that_rest_are_told_of_when_named(site: Path) -> None:
    write(site, "projects/maps", "name: Maps\naliases: [Atlas]\nstate: paused")
    assert "Maps" not in typed().stdout
    assert typed("atlas", "maps").stdout.splitlines()[2:] == [
        "Maps is paused: no note is expected."
    ]


def test_where_nothing_is_at_work_that_is_said(site: Path) -> None:
    (site / "content/projects/bins.md").unlink()
    (site / "content/weeknotes/bins/w47.md").unlink()
    done = typed()
    assert done.exit_code == 0
    assert "No project is at work" in done.stdout


def test_the_data_says_the_same() -> None:
    told = json.loads(typed("--format", "json", "--weeks", "4", "--on", "2026-12-09").stdout)
    (bins,) = told["projects"]
    assert (told["made_by"], told["on"]) == ("weekpress rota", "2026-12-09")
    assert (bins["last_note"], bins["missing"]) == ("2026-W47", ["2026-W48", "2026-W49"])
    assert [turn["who"] for turn in bins["turns"]] == [["Bob Roy"], ["Ann Wu"], [], [], ["Bob Roy"]]
    assert bins["turns"][2] == {
        "weeks": "2026-W52",
        "due": "2026-12-24",
        "expected": False,
        "written": False,
        "who": [],
        "away": [],
        "everybody_away": True,
        "bank_holidays": {"2026-12-25": "Christmas Day"},
    }


def test_each_note_that_is_expected_has_one_event_on_its_day() -> None:
    done = typed("--format", "ics", "--weeks", "9")
    turns = json.loads(typed("--format", "json", "--weeks", "9").stdout)["projects"][0]["turns"]
    events = Calendar.from_ical(done.stdout_bytes).walk("VEVENT")
    days = [(str(e.decoded("dtstart")), e.decoded("dtend") - e.decoded("dtstart")) for e in events]
    assert days == [(turn["due"], date.resolution) for turn in turns if turn["expected"]]
    assert len({str(event["uid"]) for event in events}) == len(events) == 8
    assert str(events[0]["summary"]) == "Weeknote: Missed bins – Bob Roy"
    assert {e.decoded("dtstamp") for e in events} == {datetime(2026, 11, 27, 12, tzinfo=UTC)}
    assert b"ATTENDEE" not in done.stdout_bytes
    assert b"@" not in done.stdout_bytes


def test_an_event_keeps_its_name_whoever_writes_and_whenever_it_is_asked(site: Path) -> None:
    def uids(on: str) -> dict[date, str]:
        found = Calendar.from_ical(typed("--format", "ics", "--on", on).stdout_bytes)
        return {event.decoded("dtstart"): str(event["uid"]) for event in found.walk("VEVENT")}

    before = uids("2026-11-24")
    write(site, "projects/bins", BINS.replace("Missed bins", "Bins").replace("Ann Wu, ", ""))
    after = uids("2026-12-02")
    assert len(before.keys() & after.keys()) > 3
    assert {day: before[day] for day in before.keys() & after.keys()} == {
        day: after[day] for day in before.keys() & after.keys()
    }


def test_names_that_mean_something_to_a_calendar_or_a_build_log_are_only_names(site: Path) -> None:
    name = "::warning file=x,y; z\\n"
    write(site, "projects/bins", BINS.replace("Missed bins", f"'{name}'"))
    (event, *_) = Calendar.from_ical(typed("--format", "ics").stdout_bytes).walk("VEVENT")
    assert str(event["summary"]) == f"Weeknote: {name} – Bob Roy"
    assert not [line for line in typed().stdout.splitlines() if line.startswith("::")]


def test_faults_are_told_as_check_tells_them_and_nothing_is_written(site: Path) -> None:
    write(site, "projects/bins", BINS.replace("Bob Roy", "Bob Ray"))
    write(site, "people/ann", "name: Ann Wu\nleave: Christmas")
    done = typed("--output", "rota.txt")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        'content/people/ann.md:3: leave: "Christmas" is not a date. Write a date or a run of them: '
        "2026-12-21, 2026-12-21..2027-01-02.",
        'content/projects/bins.md:4: rota: nobody is called "Bob Ray". Did you mean Bob Roy?',
        "Not worked out: 2 errors to mend.",
    ]
    assert not Path("rota.txt").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["bin"], '"bin" is not a project. Did you mean bins?'),
        (["zebra crossing"], '"zebra crossing" is not a project. There are: bins.'),
        (["--weeks", "99"], "99 is not in the range 0<=x<=53"),
        (["--on", "27/11/2026"], "Write it as 2026-11-27."),
        (["--output", "content/rota.txt"], "is in content, from where it might be published"),
        (["--output", "output/rota.txt"], "is in output, from where it might be published"),
        (["--output", "/dev/null"], "is there already and is not a rota"),
        (["--output", "theme/static/rota.txt"], "is in theme, from where it might be published"),
        (["--output", "pelicanconf.py"], "is there already and is not a rota of this format"),
    ],
)
def test_what_is_typed_wrongly_is_told(arguments: list[str], told: str) -> None:
    before = Path("pelicanconf.py").read_bytes()
    done = typed(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert Path("pelicanconf.py").read_bytes() == before


@pytest.mark.parametrize("form", ["text", "json", "ics"])
def test_a_file_is_written_in_the_place_of_the_last(form: str) -> None:
    printed = typed("--format", form).stdout_bytes
    for _ in range(2):
        done = typed("--format", form, "--output", "out/rota")
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Written: out/rota.\n")
        assert Path("out/rota").read_bytes() == printed
    other = {"text": "ics", "json": "text", "ics": "json"}[form]
    assert typed("--format", other, "--output", "out/rota").exit_code == 2
    assert Path("out/rota").read_bytes() == printed
    assert [path.name for path in Path("out").iterdir()] == ["rota"]


def test_other_commands_load_neither_library() -> None:
    code = (
        "import sys; import weekpress.cli.program, weekpress.weeknotes.forecast;"
        "print(sorted({'holidays', 'icalendar'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "[]\n"


def test_the_manual_shows_what_is_said_of_the_sample_site(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = typed()
    assert done.exit_code == 0, done.stderr
    manual = (ROOT / "docs/how-to/take-turns.md").read_text(encoding="utf-8")
    assert f"```text\n{done.stdout}```" in manual
