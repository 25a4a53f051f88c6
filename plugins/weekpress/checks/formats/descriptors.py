"""A rule in the words of SARIF: what a dashboard shows of it beside each result.

Comes in: a rule. Goes out: a reportingDescriptor. Source: SARIF 2.1.0, 3.49; which properties
GitHub asks for, its documentation, "SARIF support for code scanning".
"""

from __future__ import annotations

import re

from weekpress.checks.rule import Rule
from weekpress.errors import Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_PROBLEM = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "recommendation",
}
"""GitHub's names for how grave a problem is that has nothing to do with security."""
_CRITERION = re.compile(r"\b[1-4]\.\d\.\d{1,2}\b")


def descriptor(rule: Rule) -> dict[str, object]:
    """What SARIF says of one rule."""
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": _help(rule), "markdown": _help_in_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": _tags(rule), "problem.severity": _PROBLEM[rule.severity]},
    }


def _tags(rule: Rule) -> list[str]:
    """The success criteria that the rule's source names: ["accessibility", "WCAG 1.1.1"]."""
    if "WCAG" not in rule.source:
        return []
    criteria = dict.fromkeys(_CRITERION.findall(rule.source))
    return ["accessibility", *(f"WCAG {criterion}" for criterion in criteria)]


def _help(rule: Rule) -> str:
    return f"{rule.why} {rule.do} Source: {rule.source}"


def _help_in_markdown(rule: Rule) -> str:
    parts = [rule.why, f"**What to do:** {rule.do}"]
    parts += ["Not:", _fenced(rule.wrong)] if rule.wrong else []
    parts += ["But:", _fenced(rule.right)] if rule.right else []
    return "\n\n".join([*parts, f"Source: {rule.source}"])


def _fenced(example: str) -> str:
    """An example as a block of code, fenced by more than is in it. Source: CommonMark, 4.5."""
    longest = max((len(ticks) for ticks in re.findall("`+", example)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{example.strip()}\n{fence}"
