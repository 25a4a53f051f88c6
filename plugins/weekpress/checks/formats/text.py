"""`text`: for the person at a terminal, file by file, each fault with the line it stands in.

Comes in: a report. Goes out: lines. The first of each finding is the one that a build prints too,
`path:line: field: message`, which editors and terminals make a link of. The marks are ASCII, so
that any terminal shows them. Files with an error come last, where the eye ends up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len

from weekpress.checks.formats.report import Report, rule_of
from weekpress.checks.formats.summary import summary
from weekpress.errors import Finding, Severity, count_of, grouped, in_one_line, in_words, visible

_WIDTH = 100
"""How much of a line is shown, in characters; more of it would be wrapped."""
_BEFORE = 70
"""How much of that may stand before the fault; where there is more, the line is cut there."""
_ORDER = re.compile(r"(?<=##)\[|(?<=##vso)\[|(?<=##teamcity)\[")
"""The bracket that makes an order to a building machine of what is written; see `errors`."""

Told = list[tuple[Finding, list[Finding]]]
"""Findings of one file, each with the others of its group, which are not told one by one."""


def as_text(report: Report) -> str:
    """What was found, then how much of it there is."""
    return "\n".join(part for part in (findings(report), summary(report)) if part)


def findings(report: Report) -> str:
    """What was found, file by file; each group once. Ends with an empty line if there is any."""
    files: dict[str, Told] = {}
    for first, others in grouped(report.ordered):
        files.setdefault(first.path, []).append((first, others))
    ordered = sorted(files.items(), key=lambda file: _has_error(file[1]))
    return "\n".join(line for path, told in ordered for line in _file(report, path, told))


def _has_error(told: Told) -> bool:
    return any(first.severity is Severity.ERROR for first, _ in told)


def _file(report: Report, path: str, told: Told) -> Iterator[str]:
    yield f"{in_one_line(path)} ({count_of(first for first, _ in told)})"
    for first, others in told:
        yield in_words(first, others)
        yield from _shown(first, report.read_line(path, first.line))
    yield ""


def _shown(finding: Finding, line: str | None) -> Iterator[str]:
    """The line of the file with a mark under the fault; beside it the rule, if not told above."""
    rule = "" if finding.field == finding.rule else f" {rule_of(finding)}"
    name = f"{finding.severity.value}{rule}"
    if line is None:
        yield f"{'':6} = {name}"
        return
    before, after = _around(line, finding.column)
    yield f"{finding.line:6} | {before}{after}".rstrip()
    yield f"{'':6} | {' ' * cell_len(before)}^ {name}"


def _around(line: str, column: int) -> tuple[str, str]:
    """What is shown of a line before a column and from it on, however long the line is.

    _around("x" * 200, 150) == ("..." + "x" * 70, "x" * 30 + "...")
    """
    offset = min(max(column - 1, 0), len(line))
    start = max(offset - _BEFORE, 0)
    part = _harmless(line[start : start + _WIDTH])
    cut = "..." if start else "", "..." if len(line) > start + _WIDTH else ""
    return cut[0] + part[: offset - start], part[offset - start :] + cut[1]


def _harmless(text: str) -> str:
    """The text with as many characters, none of which is more than a letter on a screen."""
    return _ORDER.sub("\ufffd", visible("".join(" " if c.isspace() else c for c in text)))
