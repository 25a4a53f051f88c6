"""`junit`: for GitLab, Jenkins and all that show test results. One test is one file.

Comes in: a report. Goes out: XML in the form that JUnit's runners made common. Source: Jenkins'
schema of it, junit-10.xsd of its xUnit plugin; how GitLab reads it, its parsers/test/junit.rb.

Why a file is a test: both compare a run with the one before by a test's class and name. A file
keeps its name while its lines move, clean files pass and are counted, and one that was put right
turns green; a rule that finds nothing more would vanish instead. What fails is what the exit code
speaks of, as a red test in a green job helps nobody; the rest is the test's output. GitLab shows
the text of a failure and not its `message`, and takes some words in `type` for a data type, so the
text says all and `type` is the severity. The schema has no `file` and `line`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from posixpath import dirname
from xml.etree import ElementTree as ET

from weekpress.checks.formats.report import Report, rule_of
from weekpress.checks.formats.summary import silenced
from weekpress.errors import Finding, count_of, in_one_line

NAME = "weekpress check"

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Source: XML 1.0, 2.2 "Characters", production Char."""


def as_junit(report: Report) -> str:
    """The XML; all in ASCII, so that no sign of a file reaches the terminal it is printed on."""
    by_file: dict[str, list[Finding]] = {_xml(path): [] for path in report.files}
    for finding in report.ordered:
        by_file.setdefault(_xml(finding.path), []).append(finding)
    failed = sum(any(map(report.fails, found)) for found in by_file.values())
    counts = {"name": NAME, "tests": str(len(by_file)), "failures": str(failed), "errors": "0"}
    suites = ET.Element("testsuites", counts)
    suite = ET.SubElement(suites, "testsuite", counts)
    for path in sorted(by_file):
        suite.append(_test(report, path, by_file[path]))
    if words := silenced(report):
        ET.SubElement(suite, "system-out").text = _xml(words)
    ET.indent(suites)
    xml: bytes = ET.tostring(suites, encoding="us-ascii", xml_declaration=True)
    return xml.decode("ascii")


def _test(report: Report, path: str, findings: Sequence[Finding]) -> ET.Element:
    """One file: passed, or failed with all that is wrong in it as the text of one failure."""
    test = ET.Element("testcase", {"classname": dirname(path) or NAME, "name": path})
    wrong = [finding for finding in findings if report.fails(finding)]
    rest = [finding for finding in findings if not report.fails(finding)]
    if wrong:
        worst = min((finding.severity for finding in wrong), key=lambda severity: severity.rank)
        attributes = {"message": count_of(wrong), "type": worst.value}
        ET.SubElement(test, "failure", attributes).text = _lines(wrong)
    if rest:
        ET.SubElement(test, "system-out").text = _lines(rest)
    return test


def _lines(findings: Sequence[Finding]) -> str:
    told = (f"{finding} ({finding.severity.value}, {rule_of(finding)})" for finding in findings)
    return "\n".join(_xml(line) for line in told)


def _xml(text: str) -> str:
    """One line that may stand in XML."""
    return _FORBIDDEN.sub("\ufffd", in_one_line(text))
