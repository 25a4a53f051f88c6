"""`json`: a list of findings, for programs.

Comes in: a report. Goes out: a JSON array of objects in reading order, each with the keys path,
line, column, rule, field, message, fix and severity, none left out. Source: RFC 8259.
"""

from __future__ import annotations

import json

from weekpress.checks.formats.report import Report

_KEYS = ("path", "line", "column", "rule", "field", "message", "fix")


def as_json(report: Report) -> str:
    """The list; all in ASCII, so that no sign of a file reaches the terminal it is printed on."""
    objects = [
        {**{key: getattr(finding, key) for key in _KEYS}, "severity": finding.severity.value}
        for finding in report.ordered
    ]
    return json.dumps(objects, indent=2)
