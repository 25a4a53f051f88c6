"""`--format junit`: XML that Jenkins and GitLab show as tests, one a file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from lxml import etree

from building import ROOT
from reporting import CAPITALS, HERE, MISSPELT, report, reports
from weekpress.checks.formats.junit import as_junit
from weekpress.checks.formats.report import Report
from weekpress.checks.silenced import Silenced
from weekpress.errors import Severity

XSD = etree.XMLSchema(etree.parse(ROOT / "tests/schemas/junit.xsd"))


def suite(whole: Report) -> etree._Element:
    root = etree.fromstring(as_junit(whole).encode("ascii"))
    XSD.assertValid(root)
    return root[0]


def cases(whole: Report) -> dict[str, str]:
    """Each test's name, and what failed of it."""
    return {
        case.get("name"): case.findtext("failure") or "" for case in suite(whole).iter("testcase")
    }


@given(whole=reports())
def test_any_report_is_valid(whole: Report) -> None:
    counted = suite(whole)
    assert int(counted.get("tests")) == len(counted.findall("testcase"))
    assert int(counted.get("failures")) == len(counted.findall("testcase/failure"))


def test_every_file_is_a_test_and_clean_ones_pass() -> None:
    assert cases(report(MISSPELT)) == {
        "content/bins.md": "",
        "content/clean.md": "",
        "content/maps.md": "content/maps.md:5: sumary: is not a known key. Did you mean summary?"
        " (error, front-matter)",
    }


def test_a_test_is_found_again_when_lines_move() -> None:
    moved = replace(MISSPELT, line=50)
    assert list(cases(report(moved))) == list(cases(report(MISSPELT)))


@pytest.mark.parametrize(
    ("fail_on", "failed"), [("error", 1), ("warning", 2), ("advice", 2)], ids=str
)
def test_what_fails_is_what_the_exit_code_speaks_of(fail_on: str, failed: int) -> None:
    whole = report(MISSPELT, HERE, CAPITALS, fail_on=Severity(fail_on))
    assert suite(whole).get("failures") == str(failed)


def test_what_does_not_fail_is_the_output_of_a_test_that_passes() -> None:
    case = suite(report(HERE)).find("testcase[@name='content/bins.md']")
    assert (case.find("failure"), case.findtext("system-out")) == (
        None,
        'content/bins.md:9: link-text-vague: "here" does not say where it leads. Name the page.'
        " (warning, link-text-vague)",
    )


def test_a_failure_has_its_count_and_its_worst_severity() -> None:
    both = [replace(MISSPELT, path="content/bins.md"), HERE]
    failure = suite(report(*both, fail_on=Severity.WARNING)).find("testcase/failure")
    assert dict(failure.attrib) == {"message": "1 error, 1 warning", "type": "error"}


def test_tests_are_grouped_by_folder() -> None:
    found = suite(report(files=["content/posts/a.md", "b.md"])).findall("testcase")
    assert [case.get("classname") for case in found] == ["weekpress check", "content/posts"]


def test_what_was_silenced_is_counted() -> None:
    words = suite(report(silenced=[Silenced(HERE, "A song.")])).findtext("system-out")
    assert words == "1 silenced with a reason: link-text-vague 1."


def test_no_file_at_all_is_valid_too() -> None:
    assert suite(report(files=[])).get("tests") == "0"
