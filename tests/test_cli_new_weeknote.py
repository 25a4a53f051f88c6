"""`weekpress new weeknote`: begun where the last note ended, and nobody's note is overwritten."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from building import NOW, ROOT, weekpress
from weekpress.cli.note_starts import Beginning, note_start
from weekpress.frontmatter import Project, Weeknote
from weekpress.frontmatter.catalogue import read_catalogue
from weekpress.frontmatter.document import read_document
from weekpress.isoweek import Week, Weeks
from weekpress.markup import Renderer
from weekpress.weeknotes.notes import last_before, notes_of
from weekpress.weeknotes.prompts import BUCKET, prompts_for

FILES = {
    "projects/missed-bins.md": "---\nname: Missed bins\naliases: [Bins]\npeople: [Amy Price]\n"
    "cadence: fortnightly\n---\n",
    "projects/library.md": "---\nname: Library\nstate: finished\nended: 2026-10-23\n---\n",
    "people/amy.md": "---\nname: Amy Price\naliases: [aprice]\n---\n",
    "people/ben.md": "---\nname: Ben Okoro\nleft: 2026-10-30\n---\n",
    "weeknotes/missed-bins/2026-w46.md": "---\nweek: 2026-W46\nauthors: [Ben Okoro]\ntags: [bins]\n"
    "---\n\n## Next week\n\n- Ask [them][t].[^1]\n- [Read]({filename}2026-w44.md) <!-- x\n"
    "\n[t]: https://example.org/\n[^1]: If we dare.\n",
    "weeknotes/missed-bins/2026-w44.md": "---\nweek: 2026-W44\n---\n\n## Next week\n\n- Old.\n",
}
NOTE = "content/weeknotes/missed-bins/2026-w48.md"  # NOW is the Friday of 2026-W48


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with a project under way, one that is finished, and somebody who has left."""
    for name, text in FILES.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def new(site: Path, *arguments: str, git: str = "") -> subprocess.CompletedProcess[str]:
    """`weekpress new weeknote …` typed by somebody whom git knows by the name given."""
    config = site / "gitconfig"
    config.write_text(f"[user]\n\tname = {git}\n" if git else "", encoding="utf-8")
    nobody = {"GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_SYSTEM": str(config),
              "GIT_CEILING_DIRECTORIES": str(site.parent)}  # fmt: skip
    return weekpress(site, "new", "weeknote", *arguments, env=nobody)


def meta_of(site: Path, name: str = NOTE) -> Weeknote:
    """What the head of the new file says, which has no fault."""
    text = (site / name).read_text(encoding="utf-8")
    document, findings = read_document(name.removeprefix("content/"), name, text)
    assert findings == []
    assert isinstance(document.meta, Weeknote)
    return document.meta


def test_the_note_is_of_this_week_and_lies_with_its_project(site: Path) -> None:
    done = new(site, "missed-bins")
    assert (done.returncode, done.stdout) == (0, f"{NOTE}\n"), done.stderr
    meta = meta_of(site)
    assert (meta.week, meta.status, meta.tags) == (Week(2026, 48), "published", ())
    assert UUID(meta.id)


@pytest.mark.parametrize("project", ["Missed bins", "bins", "MISSED-BINS"])
def test_a_project_is_known_by_any_of_its_names(site: Path, project: str) -> None:
    assert new(site, project).stdout == f"{NOTE}\n"


def test_what_the_last_note_promised_is_carried_over_with_whole_links(site: Path) -> None:
    done = new(site, "bins")
    text = (site / NOTE).read_text(encoding="utf-8")
    assert (
        "## What we said we would do\n\n- Ask [them](https://example.org/).\n"
        "- [Read]({filename}/weeknotes/missed-bins/2026-w44.md) &lt;!-- x\n"
    ) in text
    assert "2 things that content/weeknotes/missed-bins/2026-w46.md said" in done.stderr


def test_an_untouched_note_shows_only_what_was_carried_over(site: Path) -> None:
    new(site, "bins", "--prompts", str(len(BUCKET)))
    body = (site / NOTE).read_text(encoding="utf-8").split("---\n", 2)[2]
    shown = Renderer().render(body, NOTE, 1)
    assert shown.findings == ()
    assert shown.plain == "What we said we would do Ask them. Read <!– x"
    assert not [prompt for prompt in BUCKET if prompt in shown.html]
    assert weekpress(site, "build").returncode == 0


def test_who_types_is_the_author_if_the_site_knows_them(site: Path) -> None:
    new(site, "bins", git="aprice")
    assert meta_of(site).authors == ("Amy Price",)


@pytest.mark.parametrize("git", ["", "Ben Okoro", "Somebody Else"])
def test_an_author_is_never_guessed(site: Path, git: str) -> None:
    assert "It has no author yet" in new(site, "bins", git=git).stderr
    assert meta_of(site).authors == ()


def test_authors_typed_are_spelt_as_the_site_spells_them(site: Path) -> None:
    new(site, "bins", "--author", "amy price", "--author", "Zoë: New", "--draft")
    assert meta_of(site).authors == ("Amy Price", "Zoë: New")
    assert meta_of(site).status == "draft"


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("w/c 9.9.2019", "2019-W37"),
        ("2026-W45", "2026-W45"),
        ("week ending 4 December", "2026-W49"),
        ("2026-W47..W48", "2026-W47..W48"),
    ],
)
def test_any_week_may_be_written_as_people_do(site: Path, text: str, weeks: str) -> None:
    done = new(site, "bins", "--week", text)
    assert done.returncode == 0, done.stderr
    assert str(meta_of(site, done.stdout.strip()).about) == weeks


def test_two_weeks_are_offered_to_who_writes_each_fortnight(site: Path) -> None:
    new(site, "bins")
    assert "\n# weeks: 2026-W47..W48  #" in (site / NOTE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missed-bin"], 2, 'There is no project "missed-bin". Did you mean missed-bins?'),
        (["zzz"], 2, "There are: library, missed-bins."),
        (["library"], 1, "Library is finished since 23 October 2026. To write about it all the "
         "same: --anyway. Projects that go on: missed-bins."),
        (["bins", "--week", "sometime in mid-March"], 1, '--week: "sometime in mid-March" names'),
        (["bins", "--prompts", "99"], 2, "--prompts"),
        (["bins", "--author", " "], 2, "one line of ordinary text"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_nothing_written(
    site: Path, arguments: list[str], code: int, words: str
) -> None:
    before = sorted(site.rglob("*"))
    done = new(site, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert [p for p in sorted(site.rglob("*")) if p.name != "gitconfig"] == before


def test_a_finished_project_may_be_written_about_all_the_same(site: Path) -> None:
    assert new(site, "library", "--anyway").returncode == 0


@pytest.mark.parametrize("name", ["2026-w48.md", "ours.md"])
@pytest.mark.parametrize("week", ["week: 2026-W48", "weeks: 2026-W47..W49"])
def test_a_note_of_that_week_is_left_and_there_is_a_choice(
    site: Path, name: str, week: str
) -> None:
    path = site / "content/weeknotes/missed-bins" / name
    path.write_text(f"---\n{week}\nauthors: [Amy Price]\n---\nMine.\n", encoding="utf-8")
    done = new(site, "bins", "--week", "2026-W48")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"{path.relative_to(site)} is the note of the" in done.stderr
    assert "begun by Amy Price" in done.stderr
    assert "weekpress jot --project missed-bins" in done.stderr
    assert path.read_text(encoding="utf-8").endswith("Mine.\n")
    assert len(list(path.parent.iterdir())) == 3


def test_of_many_who_start_one_note_at_once_one_does_and_the_others_choose(site: Path) -> None:
    command = [sys.executable, "-m", "weekpress", "new", "weeknote", "bins", "--author"]
    env = {"PATH": "", "PYTHONPATH": str(ROOT / "plugins"), "SOURCE_DATE_EPOCH": NOW}
    names = ["Amy Price", "Ben Okoro", "Cay Mor"]
    started = [
        subprocess.Popen([*command, name], cwd=site, env=env, stderr=subprocess.PIPE, text=True)
        for name in names
    ]
    told = [process.communicate(timeout=120)[1] for process in started]
    codes = [process.returncode for process in started]
    assert sorted(codes) == [0, 1, 1], told
    winner = names[codes.index(0)]
    assert meta_of(site).authors == (winner,)
    assert [f"begun by {winner}" in words for words in told] == [code == 1 for code in codes]


def test_a_file_that_is_no_note_is_not_overwritten_either(site: Path) -> None:
    (site / NOTE).write_text("---\nweek: soon\n---\n", encoding="utf-8")
    assert new(site, "bins").returncode == 1
    assert (site / NOTE).read_text(encoding="utf-8") == "---\nweek: soon\n---\n"


def test_the_same_beginning_makes_the_same_file(site: Path) -> None:
    catalogue = read_catalogue(site / "content", "content", ZoneInfo("UTC"))
    project, week = catalogue.projects["missed bins"], Week(2026, 48)
    last = last_before(notes_of(catalogue, project), week)
    begun = Beginning(project, Weeks(week, week), UUID(int=7), last, prompts=["Why?"])
    assert note_start(begun) == note_start(begun)
    assert isinstance(project.meta, Project)
    assert last is not None
    assert last.weeks.last == Week(2026, 46)


def test_everybody_is_asked_the_same_and_each_week_something_else() -> None:
    week = Week(2026, 53)
    asked = prompts_for("bins", week, 3)
    assert asked == prompts_for("bins", week, 3)
    assert not set(asked) & set(prompts_for("bins", week.later(1), 3))
    assert asked != prompts_for("library", week, 3)
    assert prompts_for("bins", week, 0) == []
    assert not [prompt for prompt in BUCKET if "--" in prompt]
