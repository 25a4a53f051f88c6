"""Who takes turns, when they are away, and what cannot be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from building import built, copy_of
from weekpress.errors import told
from weekpress.frontmatter import Person
from weekpress.frontmatter.catalogue import Catalogue, read_catalogue
from weekpress.frontmatter.leave import Away, away
from weekpress.frontmatter.rotas import gone
from weekpress.frontmatter.wrong import WrongValueError

ANN = "---\nname: Ann Wu\naliases: [Annie]\n{}\n---\n"
BINS = "---\nname: Bins\n{}\n---\n"


def folder(root: Path, person: str, project: str) -> Catalogue:
    for name, text in (("people/ann", ANN.format(person)), ("projects/bins", BINS.format(project))):
        (root / name).parent.mkdir(parents=True)
        (root / f"{name}.md").write_text(text, encoding="utf-8")
    return read_catalogue(root, "content", ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2026-12-21", ["2026-12-21..2026-12-21"]),
        ("2026-12-21..2027-01-02", ["2026-12-21..2027-01-02"]),
        ("2026-12-21 to 2027-01-02, 2027-03-01", ["2026-12-21..2027-01-02", "2027-03-01"]),
        ("[2026-12-21 – 2026-12-22, '2027-3-1']", ["2026-12-21..2026-12-22", "2027-03-01"]),
        ("\n  - 2026-12-21\n  -\n  - 2027-03-01", ["2026-12-21", "2027-03-01"]),
        ("", []),
    ],
)  # fmt: skip
def test_leave_is_dates_and_runs_of_them(written: str, days: list[str], tmp_path: Path) -> None:
    catalogue = folder(tmp_path, f"leave: {written}", "")
    ((_, ann),) = catalogue.of(Person)
    assert ann.leave == tuple(away(day) for day in days)
    assert told(catalogue.findings) == []


@given(st.dates(date(1950, 1, 1), date(2900, 1, 1)), st.integers(0, 999))
def test_leave_is_read_as_it_is_written(first: date, days: int) -> None:
    run = Away(first, date.fromordinal(first.toordinal() + days))
    assert away(str(run)) == run


def test_a_slip_of_the_year_is_told() -> None:
    with pytest.raises(WrongValueError, match="is 10 years"):
        away("2026-12-21..2037-01-02")


@pytest.mark.parametrize("written", ["[ann wu]", "Annie", "\n  - ann"])
def test_a_rota_knows_people_by_every_name(written: str, tmp_path: Path) -> None:
    assert told(folder(tmp_path, "", f"rota: {written}").findings) == []


@pytest.mark.parametrize(
    ("rota", "said"),
    [
        ("[Ann Woo]", ':3: rota: nobody is called "Ann Woo". Did you mean Ann Wu?'),
        ("\n  - Zoë", ':4: rota: nobody is called "Zoë". Add people/zoe.md for them.'),
        ("\n  - Ann Wu\n  - annie", ':5: rota: "annie" and "Ann Wu" are one person. Keep one of'),
    ],
)
def test_a_rota_of_people_nobody_knows_is_told(rota: str, said: str, tmp_path: Path) -> None:
    (found,) = told(folder(tmp_path, "", f"rota: {rota}").findings)
    assert found.startswith(f"content/projects/bins.md{said}")


def test_a_name_in_a_file_with_a_fault_is_not_told_to_be_missing(tmp_path: Path) -> None:
    (found,) = told(folder(tmp_path, "leave: soon", "rota: [Ann Wu]").findings)
    assert found.startswith('content/people/ann.md:4: leave: "soon" is not a date.')


def test_the_last_day_of_somebody_in_a_rota_stops_no_build(tmp_path: Path) -> None:
    catalogue = folder(tmp_path, "left: 2026-10-30", "rota:\n  - Ann Wu")
    documents = catalogue.documents.values()
    assert told(catalogue.findings) == []
    assert told(gone(documents, catalogue.people, date(2026, 10, 30))) == []
    assert told(gone(documents, catalogue.people, date(2026, 10, 31))) == [
        "warning: content/projects/bins.md:4: rota: Ann Wu left on 30 October 2026, and is passed "
        "over. Take the name out."
    ]


@pytest.mark.parametrize(
    ("dates", "fault"),
    [
        ("started: 2026-11-20\nended: 2026-11-24", True),  # a Friday, and two days after a weekend
        ("started: 2026-11-20\nended: 2026-11-25", False),
        ("started: 2026-11-20\nended: 2026-11-24\ncadence: monthly", False),
        ("started: 2026-11-28\nended: 2026-11-29\ncadence: fortnightly", True),
        ("ended: 2026-11-29", False),
    ],
)
def test_a_cadence_that_never_matches_is_told(dates: str, fault: bool, tmp_path: Path) -> None:
    catalogue = folder(tmp_path, "", dates)
    assert ["is ever expected" in finding.message for finding in catalogue.findings] == [
        True
    ] * fault


def test_no_template_is_ever_given_a_rota_or_leave(tmp_path: Path) -> None:
    """A template that shows all there is of people and projects shows neither."""
    folder(tmp_path / "site/content", "leave: 2031-08-11", "rota: [Annie]")
    site = copy_of(tmp_path / "site", tmp_path)
    (site / "templates").mkdir()
    each = "{% for key, value in one.__dict__|dictsort if key not in ('settings', '_context') %}"
    dump = f"{{% for one in people + projects %}}{each}{{{{ key }}}}: {{{{ value }}}}\n"
    (site / "templates/authors.html").write_text(f"{dump}{{% endfor %}}{{% endfor %}}")
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME_TEMPLATES_OVERRIDES = ["templates"]\n')
    done = built(site)
    assert done.exit_code == 0, done.stderr
    shown = (done.output / "people/index.html").read_text(encoding="utf-8")
    assert "\naliases: (" in shown
    assert "\nname: Bins\n" in shown
    files = [path.read_bytes() for path in done.output.rglob("*") if path.is_file()]
    assert not [f for f in files if re.search(rb"\b(rota|leave)\b.{0,9}:|\b2031\b", f)]
