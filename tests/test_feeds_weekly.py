"""The weekly feed and the letter of a week, as a site is built on one day and on the next."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from building import ROOT, Built, built
from comparing import build
from feed_musts import MUSTS
from sites_changing import tree

MONDAY = datetime.fromisoformat("2026-11-23T00:00:00+00:00")
SUMMER_MONDAY = datetime.fromisoformat("2026-06-08T00:00:00+01:00")
HEAD = "---\nweek: {}\nid: {}\nsummary: {}\n---\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Two projects, one with a note of a winter week and one of a summer week."""
    folder = tmp_path / "site"
    for name, project in {"missed-bins": "Bins & co", "letters": "Plain letters"}.items():
        path = folder / f"content/projects/{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\nname: {project}\n---\n", "utf-8")
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(ROOT / name, folder / name)
    write(folder, "2026-W23", "Sun.")
    write(folder, "2026-W47", "Rain.")
    return folder


def write(folder: Path, week: str, summary: str, body: str = "Words.", project: str = "") -> None:
    notes = folder / f"content/weeknotes/{project or 'missed-bins'}"
    notes.mkdir(parents=True, exist_ok=True)
    head = HEAD.format(week, f"{week}{project}".lower(), summary)
    (notes / f"{week.lower()}.md").write_text(head + body, "utf-8")


def at(folder: Path, when: datetime, *arguments: str) -> Built:
    """The site built at a moment."""
    epoch = str(int(when.timestamp()))
    found = built(folder, *arguments, env={"SOURCE_DATE_EPOCH": epoch})
    assert found.exit_code == 0, found.stdout + found.stderr
    return found


def entries(output: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((output / "weeknotes/feed.json").read_text())["items"]
    return found


def earlier(when: datetime) -> datetime:
    """A second before."""
    return datetime.fromtimestamp(when.timestamp() - 1, when.tzinfo)


@pytest.mark.parametrize(
    ("monday", "week", "path"),
    [(MONDAY, "16 November", "2026/w47"), (SUMMER_MONDAY, "1 June", "2026/w23")],
)
def test_a_week_is_told_at_midnight_on_monday_and_not_before(
    site: Path, monday: datetime, week: str, path: str
) -> None:
    """The second build has a warm cache and an unchanged site: it must know that it is due."""
    if monday == SUMMER_MONDAY:  # when the other note is still to be written
        (site / "content/weeknotes/missed-bins/2026-w47.md").unlink()
    output = at(site, earlier(monday), "--publish").output
    assert not any(week in entry["title"] for entry in entries(output))
    assert not (output / f"weeknotes/{path}/email.html").exists()
    assert (output / f"weeknotes/{path}/index.html").is_file()
    output = at(site, monday, "--publish").output
    assert entries(output)[0]["title"] == f"Week of {week} 2026: 1 note"
    assert datetime.fromisoformat(entries(output)[0]["date_published"]) == monday
    assert (output / f"weeknotes/{path}/email.txt").is_file()


def test_a_late_note_changes_the_words_and_the_time_and_never_the_id(site: Path) -> None:
    first = entries(at(site, MONDAY).output)[0]
    write(site, "2026-W47", "Late.", project="letters")
    late = site / "content/weeknotes/letters/2026-w47.md"
    late.write_text(late.read_text("utf-8").replace("id:", "date: 2026-11-25\nid:"), "utf-8")
    then = entries(at(site, datetime.fromisoformat("2026-11-26T12:00:00+00:00")).output)[0]
    assert (then["id"], then["date_published"]) == (first["id"], first["date_published"])
    assert (first["title"], then["title"]) == (
        "Week of 16 November 2026: 1 note", "Week of 16 November 2026: 2 notes",
    )  # fmt: skip
    assert first["summary"] == "Bins & co"
    assert then["date_modified"] == "2026-11-25T00:00:00+00:00"
    assert "Late." in then["content_html"]


def test_the_id_follows_from_the_site_and_the_week_alone(site: Path) -> None:
    first = [entry["id"] for entry in entries(at(site, MONDAY).output)]
    (site / "content/projects/missed-bins.md").write_text("---\nname: Renamed\n---\n", "utf-8")
    write(site, "2026-W47", "Other words.")
    assert [entry["id"] for entry in entries(at(site, MONDAY).output)] == first
    assert len(set(first)) == 2


@pytest.mark.parametrize("name", MUSTS)
def test_the_weekly_feed_keeps_its_standard(name: str, site: Path) -> None:
    output = at(site, MONDAY, "--publish").output
    assert MUSTS[name]((output / "weeknotes" / name).read_bytes()) == []


def test_a_changed_text_is_in_the_feed_and_the_letter_as_after_a_clean_build(site: Path) -> None:
    """The text alone has changed: what shows it is drawn again the swift way."""
    (site / "content/weeknotes/missed-bins/2026-w47.md").unlink()
    write(site, "2026-W47", "Rain.", body="Short.")
    build(site, "--publish")
    write(site, "2026-W47", "Rain.", body="Long. " * 900)
    again = build(site, "--publish")
    assert "1 text has changed" in again.said
    warm = tree(site / "output")
    shutil.rmtree(site / "output")
    shutil.rmtree(site / ".cache")
    build(site, "--publish")
    assert tree(site / "output") == warm
    assert b"4 minute read" in warm["weeknotes/2026/w47/index.html"]


def test_a_letter_needs_nothing_but_itself_and_leads_back_from_anywhere(site: Path) -> None:
    write(site, "2026-W47", "Rain, and R&D.", body="Words.")
    output = at(site, MONDAY, "--publish").output / "weeknotes/2026/w47"
    page = (output / "email.html").read_text("utf-8")
    assert 'href="https://weekpress.example.org/weeknotes/2026/w47/missed-bins/"' in page
    assert not any(sign in page for sign in ("<link", "<img", "<script", "<style", 'href="/'))
    assert (output / "email.txt").read_text("utf-8") == (
        "Marchwater Digital: week of 16 November 2026\n"
        "https://weekpress.example.org/weeknotes/2026/w47/\n\n\n"
        "Bins & co\n"
        "https://weekpress.example.org/weeknotes/2026/w47/missed-bins/\n\n"
        "Rain, and R&D.\n"
    )


def test_without_a_public_address_there_is_no_letter(site: Path) -> None:
    output = at(site, MONDAY).output
    assert list(output.rglob("email.*")) == []
    assert (output / "weeknotes/feed.xml").is_file()
