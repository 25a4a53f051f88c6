"""Findings and errors in a person's words."""

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
