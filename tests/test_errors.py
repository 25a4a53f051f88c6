"""Findings and errors in a person's words."""

import pytest

from weekpress.errors import Finding, Severity, WeekpressError, count_of, errors_in, told

FAULT = Finding("content/a.md", 3, "date", '"soon" is not a date.', "Write 2026-11-20.")
HINT = Finding("content/b.md", 9, "layout", "is not a key.", "", Severity.WARNING, group="layout")


def test_a_finding_says_where_what_and_what_to_write() -> None:
    assert str(FAULT) == 'content/a.md:3: date: "soon" is not a date. Write 2026-11-20.'


def test_warnings_are_told_before_errors() -> None:
    assert told([FAULT, HINT]) == ["warning: content/b.md:9: layout: is not a key.", str(FAULT)]


def test_a_finding_is_told_once() -> None:
    assert told([FAULT, FAULT]) == [str(FAULT)]


def test_a_group_is_told_once_with_its_count() -> None:
    others = [Finding(f"content/{n}.md", 2, "layout", "is not a key.", "", Severity.WARNING,
                      group="layout") for n in "cd"]  # fmt: skip
    assert told([*others, HINT]) == [
        "warning: content/b.md:9: layout: is not a key. (3 times in 3 files; this is the first.)"
    ]


def test_findings_come_in_the_order_of_their_places() -> None:
    lines = [Finding("a.md", n, "x", "m") for n in (10, 9, 2)]
    assert [f.line for f in errors_in(lines)] == [2, 9, 10]


def test_findings_are_counted_in_words() -> None:
    assert count_of([FAULT, HINT, HINT]) == "1 error, 1 warning"
    assert count_of([]) == "nothing to mend"


def test_an_error_names_its_place() -> None:
    assert str(WeekpressError("Stop.", "a.md", 4)) == "a.md:4: Stop."
    assert str(WeekpressError("Stop.", "a.md")) == "a.md: Stop."
    assert str(WeekpressError("Stop.")) == "Stop."


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("a\n::warning file=x::b", "c/a ::warning file=x::b.md:1: a ::warning file=x::b: wrong."),
        ("a\r\n\x85\u2028 b", "c/a b.md:1: a b: wrong."),
        ("\x1b[2J\x9b1m\u202eb", "c/�[2J�1m�b.md:1: �[2J�1m�b: wrong."),
        ("##[add-mask]b", "c/##�[add-mask]b.md:1: ##�[add-mask]b: wrong."),
        ("##teamcity[x]b", "c/##�teamcity[x]b.md:1: ##�teamcity[x]b: wrong."),
    ],
)
def test_a_finding_is_one_harmless_line(written: str, line: str) -> None:
    finding = Finding(f"c/{written}.md", 1, written, "wrong.")
    assert (str(finding), told([finding])) == (line, [line])


def test_no_line_begins_as_an_order_to_the_machine_that_builds() -> None:
    assert str(Finding("\n::error::a.md", 1, "x", "wrong.")) == "�::error::a.md:1: x: wrong."


def test_the_place_of_an_error_is_in_one_line() -> None:
    assert str(WeekpressError("Stop.", "a\n\x1bb.md", 4)) == "a �b.md:4: Stop."
