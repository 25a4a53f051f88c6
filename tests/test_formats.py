"""What every format of `weekpress check` has in common."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given

from reporting import CAPITALS, HERE, MISSPELT, report, reports
from weekpress.checks.formats import FORMATS
from weekpress.checks.formats.report import Report
from weekpress.errors import Finding, Severity

FORMS = sorted(FORMATS)
ORDER = re.compile(r"^\s*::(?!(?:error|warning|notice) )|##(?:vso|teamcity)?\[", re.MULTILINE)
"""A line that is an order to GitHub, Azure or TeamCity, other than the three that are meant."""


def test_the_formats_are_these() -> None:
    assert list(FORMATS) == ["text", "github", "sarif", "junit", "json"]


@pytest.mark.parametrize("form", FORMS)
def test_findings_are_told_in_one_order_however_they_are_given(form: str) -> None:
    twins = [MISSPELT, replace(MISSPELT, rule="a"), replace(MISSPELT, severity=Severity.WARNING)]
    found = [HERE, CAPITALS, *twins]
    assert FORMATS[form](report(*found, *found)) == FORMATS[form](report(*reversed(found)))


@pytest.mark.parametrize("form", FORMS)
def test_every_finding_is_told(form: str) -> None:
    told = FORMATS[form](report(MISSPELT, HERE, CAPITALS))
    words = ["is not a known key. Did you mean summary?", "does not say where", "GIS is explained"]
    told = re.sub(r'",\s+"fix": "', " ", told)
    assert [word for word in words if word not in told] == []


@pytest.mark.parametrize("form", FORMS)
@given(whole=reports())
def test_no_report_prints_an_order_or_a_sign_of_its_own(form: str, whole: Report) -> None:
    told = FORMATS[form](whole)
    moving = {c for c in told if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"}
    assert (moving, ORDER.search(told) if form in {"text", "github"} else None) == (set(), None)


@pytest.mark.parametrize("form", ["sarif", "junit", "json"])
@given(whole=reports())
def test_what_is_for_machines_is_in_ascii(form: str, whole: Report) -> None:
    assert FORMATS[form](whole).isascii()


@pytest.mark.parametrize("form", FORMS)
def test_a_line_of_fifty_million_letters_is_told_in_few(form: str) -> None:
    book = Finding("content/book.md", 1, "link", "Wrong.", column=30_000_000)
    whole = report(book, lines={("content/book.md", 1): "x" * 50_000_000})
    assert len(FORMATS[form](whole)) < 5000


@pytest.mark.parametrize(
    ("fail_on", "failing"), [("error", 1), ("warning", 2), ("advice", 3)], ids=str
)
def test_what_fails_is_what_matters_as_much_or_more(fail_on: str, failing: int) -> None:
    whole = report(MISSPELT, HERE, CAPITALS, fail_on=Severity(fail_on))
    assert sum(whole.fails(finding) for finding in whole.ordered) == failing
