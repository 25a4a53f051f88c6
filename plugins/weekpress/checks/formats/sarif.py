"""`sarif`: for code scanning, dashboards and editors. Version 2.1.0.

Comes in: a report. Goes out: one log with one run, its rules with why and what to do, and a result
for each finding. Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0
Plus Errata 01"; what GitHub reads of it, its documentation, "SARIF support for code scanning".

Silenced findings are no results with `suppressions`: GitHub does not read those and would open an
alert for each. They are told in the run's properties instead, with their reasons. GitHub works out
`primaryLocationLineHash` itself and complains of another, so our fingerprint has a name of its own.
Braces in a message stay single, as 3.11.5 is not followed by what shows them: a writer who is
told to write {filename} must not read {{filename}}.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from weekpress.checks.formats.descriptors import LEVELS, descriptor
from weekpress.checks.formats.report import Report, rule_of, said
from weekpress.checks.silenced import Silenced
from weekpress.errors import Finding, in_one_line

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT = "weekpressLine/v1"
_COMPARED = 1000
"""Characters of a line that its fingerprint is of: a line may be a whole book."""

_Object = dict[str, object]


def as_sarif(report: Report) -> str:
    """The log; all in ASCII, so that no sign of a file reaches the terminal it is printed on."""
    names = sorted({*report.rules, *map(rule_of, report.ordered)})
    driver: _Object = {"name": "Weekpress", "rules": [descriptor(report.rule(n)) for n in names]}
    if report.version:
        driver["version"] = report.version
    run: _Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            "%SRCROOT%": {"description": {"text": "The folder in which the check was run."}}
        },
        "results": list(_results(report, names)),
        "properties": {
            "filesChecked": len(report.files),
            "silenced": [_silenced(one) for one in report.silenced],
        },
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _results(report: Report, names: list[str]) -> Iterator[_Object]:
    index = {name: number for number, name in enumerate(names)}
    alike = Counter[str]()
    for finding in report.ordered:
        name = rule_of(finding)
        digest = _digest(name, finding, report.read_line(finding.path, finding.line))
        alike[digest] += 1
        yield {
            "ruleId": name,
            "ruleIndex": index[name],
            "level": LEVELS[finding.severity],
            "message": {"text": said(finding)},
            "locations": [{"physicalLocation": _place(finding)}],
            "partialFingerprints": {FINGERPRINT: f"{digest}:{alike[digest]}"},
        }


def _digest(name: str, finding: Finding, line: str | None) -> str:
    """The same wherever the line moves to in its file; a number after it tells twins apart."""
    words = " ".join((line or "")[:_COMPARED].split())
    parts = "\0".join((name, finding.path, words)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(parts).hexdigest()[:32]


def _place(finding: Finding) -> _Object:
    region = {"startLine": max(finding.line, 1), "startColumn": max(finding.column, 1)}
    return {"artifactLocation": _location(finding.path), "region": region}


def _location(path: str) -> dict[str, str]:
    """A file by its URI: below the folder of the check, or from the root where it is elsewhere."""
    uri = quote(path.encode("utf-8", "surrogateescape" if _is_name(path) else "replace"))
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri or ".", "uriBaseId": "%SRCROOT%"}


def _is_name(path: str) -> bool:
    """Whether the path can be the name of a file: only its own bytes may stand in for letters."""
    return not any("\ud800" <= sign <= "\udc7f" or "\udd00" <= sign <= "\udfff" for sign in path)


def _silenced(one: Silenced) -> _Object:
    return {
        "ruleId": rule_of(one.finding),
        "uri": _location(one.finding.path)["uri"],
        "startLine": one.finding.line,
        "justification": in_one_line(one.reason),
    }
