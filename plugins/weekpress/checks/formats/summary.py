"""What a check comes to, in a few lines: how much was found, by which rules, what was silenced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from weekpress.checks.formats.report import Report, rule_of
from weekpress.errors import Severity, count_of


def summary(report: Report) -> str:
    """The lines at the end: a count by severity, the rules of each, and what was silenced."""
    if not report.files and not report.findings:
        return "No file was checked."
    lines = [f"Checked: {count_of(report.findings)}."]
    for severity in Severity:
        names = [rule_of(f) for f in report.ordered if f.severity is severity]
        lines += [f"  {severity.value}: {_counted(names)}"] if names else []
    return "\n".join([*lines, *filter(None, [silenced(report)])])


def silenced(report: Report) -> str:
    """How many findings were silenced, by rule; "" for none."""
    names = [rule_of(one.finding) for one in report.silenced]
    return f"{len(names):,} silenced with a reason: {_counted(names)}." if names else ""


def _counted(names: Iterable[str]) -> str:
    """Names with their counts, the most frequent first: "link-text-vague 3, heading-case 1"."""
    counts = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {n:,}" for name, n in counts)
