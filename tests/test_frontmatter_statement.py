"""content/accessibility.yml is judged whole: every fault at once, each with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weekpress.errors import Severity
from weekpress.frontmatter.criteria import CRITERIA, criteria
from weekpress.frontmatter.leftovers import left_over, made_up
from weekpress.frontmatter.reviews import reviewed, turns
from weekpress.frontmatter.statement import Statement, review_due
from weekpress.frontmatter.statement_file import read_statement, statement_in
from weekpress.frontmatter.wrong import WrongValueError

FILE = "content/accessibility.yml"
SOUND = """\
organisation: Ledd Council
nation: Wales
contact:
  form: https://www.ledd.gov.uk/contact
  days: 10
compliance: partially
problems:
  - what: Charts are pictures
    why: Their words stay small.
    criterion: 1.4.5
    fix_by: 2027-03-31
prepared: 2026-01-10
reviewed: 2026-02-10
tested: {on: 2026-01-05, by: us, how: By keyboard., sample: Ten pages.}
"""
TODAY = date(2026, 11, 27)


def told(written: str) -> list[str]:
    return [str(finding).removeprefix(f"{FILE}:") for finding in statement_in(written, FILE)[1]]


def changed(old: str, new: str) -> str:
    assert old in SOUND
    return SOUND.replace(old, new)


def told_on(day: date, written: str = SOUND, pictures: int = 0) -> list[tuple[Severity, str]]:
    file, findings = statement_in(written, FILE)
    assert not findings
    return [
        (finding.severity, str(finding).removeprefix(f"{FILE}:"))
        for finding in reviewed(file, day, pictures)
    ]


def test_a_sound_statement_is_read_as_it_is_written() -> None:
    file, findings = statement_in(SOUND, FILE)
    assert not findings
    assert file.statement
    assert file.statement.contact.days == "10 days"
    assert file.statement.problems[0].criterion == ("1.4.5",)
    assert file.statement.tested.on == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("organisation: Ledd Council", "organisation:", "1: organisation: is empty."),
        ("organisation: Ledd Council\n", "", "1: organisation: is missing."),
        ("organisation: Ledd Council", "organisation: ' '", "1: organisation: is empty."),
        ("by: us", "by: '&nbsp;'", "14: tested by: is empty."),
        ("criterion: 1.4.5", "criterion: []", "10: problems 1 criterion: is empty."),
        ("nation: Wales", "nation: France", '2: nation: "France" is not one of'),
        ("  days: 10\n", "", "3: contact days: is missing."),
        ("days: 10", "days: soon", '5: contact days: "soon" is not a number of days.'),
        ("  form: https://www.ledd.gov.uk/contact\n", "", "3: contact: has neither a form nor"),
        ("https://www", "javascript:www", "4: contact form: "),
        ("compliance: partially", "compliance: mostly", '6: compliance: "mostly" is not one of'),
        ("fix_by: 2027-03-31", "fix_by: 31/3/2027", "11: problems 1 fix_by: "),
        ("criterion: 1.4.5", "criterion: 1.4.6", "10: problems 1 criterion: 1.4.6 is no criterion"),
        ("- what: Charts are pictures\n    why", "- why", "8: problems 1 what: is missing."),
        ("problems:", "problem:", "7: problem: is not a known key. Did you mean problems?"),
        ("reviewed:", "prepared:", "13: prepared: is on line 12 too. Keep one of the two."),
        ("by: us", "by: '[name]'", '14: tested by: still holds words of a template: "[name]".'),
        ("www.ledd.gov.uk", "www.example.com", "4: contact form: www.example.com is nobody's"),
        ("nation: Wales", "nation: *wales", "2: file: an asterisk (*) means something else"),
    ],
)
def test_a_fault_is_told_with_its_line(old: str, new: str, fault: str) -> None:
    assert [line for line in told(changed(old, new)) if line.startswith(fault)]


def test_a_slip_of_a_needed_key_is_told_once() -> None:
    assert told(changed("nation:", "natoin:")) == [
        "2: natoin: is not a known key. Did you mean nation?"
    ]


def test_an_empty_file_lacks_all_that_is_needed() -> None:
    needed = [name for name, field in Statement.model_fields.items() if field.is_required()]
    assert [line.split(": ")[1] for line in told("# Nothing yet\n")] == needed


def test_a_file_that_is_no_mapping_is_told_in_one_line() -> None:
    (line,) = told("- organisation\n")
    assert line.startswith("1: file: is not a list of keys.")


def test_a_file_of_another_name_is_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "accessibility.yaml").write_text(SOUND, "utf-8")
    file, (finding,) = read_statement(tmp_path, "content")
    assert file is None
    assert str(finding).endswith("is not read under this name. Rename it accessibility.yml.")


def test_a_made_up_statement_may_have_made_up_addresses() -> None:
    written = changed("www.ledd.gov.uk", "www.example.com")
    assert told(f"sample: yes\n{written}") == []
    assert len(told(f"sample: no\n{written}")) == 1


@pytest.mark.parametrize(
    "words",
    ["[Note: say who]", "By [name", "<name>", "{{ name }}", "TODO", "tbc, to be confirmed",
     "Lorem ipsum dolor", "XX days", "DD/MM/YYYY", "d month year", "YYYY-MM-DD", "N/A", "…", "?",
     "Name of organisation", "your council's name", "Insert the address here",
     "call 01234 567890"],
)  # fmt: skip
def test_words_of_a_template_are_found(words: str) -> None:
    assert left_over(words)


@pytest.mark.parametrize(
    "words",
    ["Fields have a placeholder for a label", "XXL shirts", "write to us here", "1 < 2 and 3 > 2",
     "We were in touch (a lot)", "Fewer than 5 in 100", "Cyngor Sir Ynys Môn", "+44 20 7946 0000"],
)  # fmt: skip
def test_words_of_ones_own_are_no_template(words: str) -> None:
    assert left_over(words) is None


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("web@example.org", "example.org"),
        ("https://ledd.example/contact", "ledd.example"),
        ("https://www.yourcouncil.gov.uk/", "www.yourcouncil.gov.uk"),
        ("http://localhost:8000/", "localhost"),
        ("https://www.ledd.gov.uk/example.org", None),
        ("For example.", None),
        ("https://examples.ledd.gov.uk/", None),
    ],
)
def test_an_address_set_aside_for_examples_is_found(written: str, host: str | None) -> None:
    assert made_up(written) == host


def test_there_are_55_criteria_at_level_a_and_aa() -> None:
    assert len(CRITERIA) == 55


@pytest.mark.parametrize(
    ("written", "numbers"),
    [("1.1.1", ("1.1.1",)), ("1.4.5 Images of Text, 1.1.1", ("1.4.5", "1.1.1")),
     (("1.1.1", "1.1.1"), ("1.1.1",))],
)  # fmt: skip
def test_criteria_are_known_by_number(written: str, numbers: tuple[str, ...]) -> None:
    assert criteria(written) == numbers


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("Images of text", "Write 1.4.5."),
        ("1.1.2 Non-text content", "Did you mean 1.1.1 Non-text Content?"),
        ("4.1.1", "Take the problem out, or name what it fails."),
        ("the first one", "Write its number, such as 1.1.1."),
    ],
)
def test_what_is_no_criterion_is_told_with_what_was_meant(written: str, fix: str) -> None:
    with pytest.raises(WrongValueError) as caught:
        criteria(written)
    assert caught.value.fix == fix


def test_a_review_of_up_to_12_months_ago_is_no_matter() -> None:
    assert told_on(date(2027, 2, 10)) == []


def test_an_older_review_warns_and_says_when_the_next_was_due() -> None:
    assert told_on(date(2027, 2, 11)) == [
        (Severity.WARNING, "13: reviewed: was on 10 February 2026; the next review was due on "
         "10 February 2027. Go through the statement, mend what is no longer true, and write "
         "today's date.")
    ]  # fmt: skip


def test_a_plan_that_is_overdue_warns() -> None:
    written = changed("2027-03-31", "2026-11-26")
    assert told_on(TODAY, written) == [
        (Severity.WARNING, "11: problems 1 fix_by: 26 November 2026 has passed. Take it out if "
         "that is mended; if not, write the new plan.")
    ]  # fmt: skip


@pytest.mark.parametrize("key", ["prepared: 2026-01-10", "reviewed: 2026-02-10", "on: 2026-01-05"])
def test_what_was_done_cannot_be_to_come(key: str) -> None:
    ((severity, fault),) = told_on(TODAY, changed(key, f"{key.split(':')[0]}: 2026-11-28"))
    assert severity is Severity.ERROR
    assert "28 November 2026 is to come" in fault


def test_a_review_is_not_before_the_statement() -> None:
    ((severity, fault),) = told_on(TODAY, changed("2026-02-10", "2026-01-09"))
    assert severity is Severity.ERROR
    assert fault.startswith("13: reviewed: 9 January 2026 is before it was prepared.")


@pytest.mark.parametrize(
    ("claim", "listed", "pictures", "fault"),
    [
        ("fully", True, 0, "is fully, but 1 thing is listed."),
        ("fully", False, 3, "is fully, but 3 pictures of older articles have no text."),
        ("partially", False, 0, "is partially, but nothing that is not accessible is listed."),
        ("not", False, 0, "is not, but nothing that is not accessible is listed."),
        ("fully", False, 0, ""),
        ("not", True, 0, ""),
    ],
)
def test_a_claim_is_held_against_what_is_listed(
    claim: str, listed: bool, pictures: int, fault: str
) -> None:
    written = changed("compliance: partially", f"compliance: {claim}")
    if not listed:
        written = written[: written.index("problems:")] + written[written.index("prepared:") :]
    errors = [text for severity, text in told_on(TODAY, written, pictures)
              if severity is Severity.ERROR]  # fmt: skip
    assert len(errors) == bool(fault)
    assert all(text.startswith(f"6: compliance: {fault}") for text in errors)


def test_older_pictures_are_enough_to_be_partially_compliant_and_want_a_plan() -> None:
    start, rest = SOUND.split("problems:")
    written = start + rest[rest.index("prepared:") :]
    ((severity, fault),) = told_on(TODAY, written, pictures=1)
    assert severity is Severity.WARNING
    assert "older_pictures_fix_by: is missing, and 1 picture of an older article has no" in fault
    assert told_on(TODAY, f"{written}older_pictures_fix_by: 2027-06-30\n", pictures=1) == []


def test_a_statement_without_a_form_is_told_what_the_law_asks() -> None:
    written = changed("form: https://www.ledd.gov.uk/contact", "email: web@ledd.gov.uk")
    ((severity, fault),) = told_on(TODAY, written)
    assert severity is Severity.WARNING
    assert fault.startswith("3: contact: has no form, and the law asks for a link to one")


def test_the_days_on_which_something_more_is_told() -> None:
    file, _ = statement_in(SOUND, FILE)
    assert list(turns(file)) == [date(2027, 2, 11), date(2027, 4, 1)]
    assert list(turns(None)) == []


def test_a_review_on_29_february_is_due_a_year_later() -> None:
    assert review_due(date(2028, 2, 29)) == date(2029, 2, 28)


PIECES = st.sampled_from([*SOUND.splitlines(keepends=True), "  - ", "? [a]\n: b\n", "on:\n", "- "])


@given(st.lists(st.one_of(PIECES, st.text(max_size=12))).map("".join))
def test_whatever_the_file_holds_is_judged_and_never_raises(written: str) -> None:
    file, findings = statement_in(written, FILE)
    list(reviewed(file, TODAY, 1))
    assert file.statement or findings


def test_what_the_day_shows_is_told_beside_what_is_wrong_with_other_keys() -> None:
    written = changed("nation: Wales\n", "").replace("on: 2026-01-05", "on: 2026-11-28")
    file, (missing,) = statement_in(written.replace("partially", "fully"), FILE)
    assert missing.field == "nation"
    assert [f.field for f in reviewed(file, TODAY, 0)] == ["tested on", "compliance"]


def test_a_list_that_is_misspelt_is_not_taken_for_none() -> None:
    file, (slip,) = statement_in(changed("problems:", "problem:"), FILE)
    assert slip.fix == "Did you mean problems?"
    assert list(reviewed(file, TODAY, 0)) == []
