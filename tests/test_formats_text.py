"""`--format text`: what a person reads at a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reporting import CAPITALS, HERE, MISSPELT, alike, report
from weekpress.checks.formats.text import as_text, findings
from weekpress.checks.silenced import Silenced
from weekpress.errors import Finding


def test_each_fault_is_told_under_its_file_with_the_line_it_stands_in() -> None:
    assert (
        as_text(report(MISSPELT, HERE))
        == """\
content/bins.md (1 warning)
warning: content/bins.md:9: link-text-vague: "here" does not say where it leads. Name the page.
     9 | For more, click [here](/bins/).
       |                 ^ warning

content/maps.md (1 error)
content/maps.md:5: sumary: is not a known key. Did you mean summary?
     5 | sumary: Maps.
       | ^ error front-matter

Checked: 1 error, 1 warning.
  error: front-matter 1
  warning: link-text-vague 1"""
    )


def test_files_with_an_error_come_last() -> None:
    first = replace(MISSPELT, path="content/a.md")
    headings = [line for line in as_text(report(first, HERE)).splitlines() if "(1 " in line]
    assert headings == ["content/bins.md (1 warning)", "content/a.md (1 error)"]


def test_within_a_file_faults_come_in_reading_order() -> None:
    told = as_text(report(HERE, CAPITALS))
    assert told.index("bins.md:3:") < told.index("bins.md:9:")


def test_what_is_alike_is_told_once_with_its_count() -> None:
    many = [replace(f, group="here") for f in alike(HERE, 30)]
    told = as_text(report(*many))
    assert "Name the page. (30 times in this file; this is the first.)" in told
    assert (told.count("^ warning"), "warning: link-text-vague 30" in told) == (1, True)


def test_a_fault_without_a_line_to_show_has_its_rule_all_the_same() -> None:
    gone = Finding("content/gone.md", 1, "file", "cannot be read.", rule="unreadable")
    assert as_text(report(gone)).splitlines()[1:3] == [
        "content/gone.md:1: file: cannot be read.",
        "       = error unreadable",
    ]


@pytest.mark.parametrize(
    ("line", "column", "shown", "mark"),
    [
        ("short", 3, "short", 2),
        ("x" * 200, 1, "x" * 100 + "...", 0),
        ("x" * 99 + "Y" + "x" * 99, 100, "..." + "x" * 70 + "Y" + "x" * 29 + "...", 73),
        ("x" * 149 + "Y", 150, "..." + "x" * 70 + "Y", 73),
        ("end", 40, "end", 3),
        ("", 1, "", 0),
        ("\ta\tb", 4, " a b", 3),
        ("日本 x", 4, "日本 x", 5),
        ("e\u0301x", 3, "e\u0301x", 1),
        ("a\x1b[2J##[b]", 1, "a\ufffd[2J##\ufffdb]", 0),
    ],
)
def test_a_line_is_shown_around_the_fault(line: str, column: int, shown: str, mark: int) -> None:
    fault = Finding("a.md", 7, "link", "Wrong.", column=column, rule="r")
    told = as_text(report(fault, lines={("a.md", 7): line})).splitlines()
    assert told[2:4] == [f"     7 | {shown}".rstrip(), f"       | {' ' * mark}^ error r"]


def test_what_was_silenced_is_counted() -> None:
    quiet = [Silenced(fault, "A quotation.") for fault in (HERE, *alike(CAPITALS, 2))]
    assert as_text(report(silenced=quiet)) == (
        "Checked: nothing to mend.\n"
        "3 silenced with a reason: unknown-capitals 2, link-text-vague 1."
    )


def test_nothing_found_is_nothing_to_mend() -> None:
    assert (findings(report()), as_text(report())) == ("", "Checked: nothing to mend.")


def test_no_file_at_all_is_not_called_nothing_to_mend() -> None:
    assert as_text(report(files=[])) == "No file was checked."
