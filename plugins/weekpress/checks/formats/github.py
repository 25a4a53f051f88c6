"""`github`: findings beside the lines of a pull request, by commands that GitHub Actions obeys.

Comes in: a report. Goes out: one workflow command a line. Source: GitHub's documentation, "Workflow
commands for GitHub Actions"; how they are read, actions/runner, ActionCommand and ExecutionContext.

Of each kind the runner passes on the first ten of a step and cuts a message after 4,096 characters;
all others are in the step's log alone, which shows the message and no place. So each message ends
with its place, what is like no other comes before what is told ten times over, and a notice, which
has to be among the first ten itself, says how many are left to the log.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from weekpress.checks.formats.report import Report, rule_of, said
from weekpress.errors import Finding, Severity, grouped, in_one_line

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_MOST = 10
"""How many of each kind are shown of one step. Source: actions/runner, ExecutionContext."""
_LONGEST = 1000
"""Characters of a message; a writer reads no more, and the place after it must not be cut off."""


def as_github(report: Report) -> str:
    """A command for each finding; nothing at all where nothing was found."""
    commands = [_command(finding) for finding in _telling(report)]
    return "\n".join([*_left_to_the_log(report), *commands])


def _telling(report: Report) -> list[Finding]:
    """The findings, the first of each group before all that are like one of these."""
    groups = list(grouped(report.ordered))
    likes = sorted((f for _, others in groups for f in others), key=lambda f: f.order)
    return [*(first for first, _ in groups), *likes]


def _command(finding: Finding) -> str:
    path = in_one_line(finding.path)
    message = said(finding)
    if len(message) > _LONGEST:
        message = f"{message[:_LONGEST]}..."
    properties = {
        "file": path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": rule_of(finding),
    }
    named = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    place = f"({path}:{finding.line})"
    return f"::{_KINDS[finding.severity]} {named}::{_data(f'{message} {place}')}"


def _left_to_the_log(report: Report) -> Iterator[str]:
    counts = Counter(_KINDS[finding.severity] for finding in report.ordered)
    if all(n <= _MOST for n in counts.values()):
        return
    room = {"error": _MOST, "warning": _MOST, "notice": _MOST - 1}
    left = {kind: counts[kind] - most for kind, most in room.items() if counts[kind] > most}
    words = ", ".join(f"{n:,} {kind if n == 1 else kind + 's'}" for kind, n in left.items())
    yield (
        "::notice title=More was found::"
        f"GitHub shows {_MOST} of each kind. The log of this step has the others: {words}."
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
