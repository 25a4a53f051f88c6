"""`--format json`: a list of objects, for programs."""

from __future__ import annotations

import json

from hypothesis import given
from jsonschema import Draft202012Validator

from reporting import HERE, MISSPELT, report, reports
from weekpress.checks.formats.json_list import as_json
from weekpress.checks.formats.report import Report

TEXT, NUMBER = {"type": "string"}, {"type": "integer", "minimum": 1}
KEYS = {
    "path": TEXT, "line": NUMBER, "column": NUMBER, "rule": TEXT, "field": TEXT, "message": TEXT,
    "fix": TEXT, "severity": {"enum": ["error", "warning", "advice"]},
}  # fmt: skip
FINDING = {"type": "object", "properties": KEYS, "required": [*KEYS], "additionalProperties": False}
VALIDATOR = Draft202012Validator({"type": "array", "items": FINDING})


@given(whole=reports())
def test_any_report_is_a_list_of_objects_with_these_keys_alone(whole: Report) -> None:
    VALIDATOR.validate(json.loads(as_json(whole)))


def test_a_finding_is_told_part_by_part() -> None:
    assert json.loads(as_json(report(HERE))) == [
        {
            "path": "content/bins.md",
            "line": 9,
            "column": 17,
            "rule": "link-text-vague",
            "field": "link-text-vague",
            "message": '"here" does not say where it leads.',
            "fix": "Name the page.",
            "severity": "warning",
        }
    ]


def test_names_come_back_as_they_are() -> None:
    odd = report(MISSPELT.__class__("content/\x9b\udce9.md", 1, "a", "b"))
    assert json.loads(as_json(odd))[0]["path"] == "content/\x9b\udce9.md"


def test_nothing_found_is_an_empty_list() -> None:
    assert as_json(report()) == "[]"
