"""What a check found, as every format is given it: records and their words, nothing printed.

A report is whole before anything of it is told, so that each format says the same, in one order.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from weekpress.checks.rule import Rule
from weekpress.checks.silenced import Silenced
from weekpress.errors import Finding, Severity, in_one_line

NO_RULE = "reading"
"""Where a finding belongs that names no rule: a file cannot be read as it is meant."""


@dataclass(frozen=True)
class Report:
    """Everything one run of the check has to say."""

    findings: Sequence[Finding]
    rules: Mapping[str, Rule]
    """Every rule there is, by its name, those that found nothing too."""
    files: Sequence[str]
    """Every file that was judged, clean or not, by the name its findings have."""
    read_line: Callable[[str, int], str | None]
    """A line of a file by its number, from 1, without its end; None where there is none to show."""
    silenced: Sequence[Silenced] = ()
    """What a writer asked not to be told, each with the reason."""
    fail_on: Severity = Severity.ERROR
    """The least severity that ends the check with exit code 1."""
    version: str = ""
    """Of Weekpress."""

    @cached_property
    def ordered(self) -> list[Finding]:
        """Each finding once, in reading order."""
        return sorted(set(self.findings), key=lambda f: f.order)

    def fails(self, finding: Finding) -> bool:
        """Whether this finding is among those that the exit code speaks of."""
        return finding.severity.rank <= self.fail_on.rank

    def rule(self, name: str) -> Rule:
        """The rule of that name, or what can be said of one that has no file of its own."""
        if name in self.rules:
            return self.rules[name]
        found = [f.severity for f in self.findings if rule_of(f) == name]
        return Rule(
            name=name,
            title=name.replace("-", " ").capitalize(),
            source="Weekpress",
            severity=min(found, key=lambda severity: severity.rank, default=Severity.ERROR),
            why="What cannot be read as it is meant does not reach a reader.",
            do="Write what the message says instead.",
        )


def rule_of(finding: Finding) -> str:
    """The name of the rule that found it; never empty."""
    return in_one_line(finding.rule) or NO_RULE


def said(finding: Finding) -> str:
    """What is wrong and what to write, in one harmless line without its place or its rule.

    said(Finding("a.md", 5, "date", "is missing.", "Add one.")) == "date: is missing. Add one."
    """
    field = "" if finding.field in {"", finding.rule} else f"{finding.field}: "
    return in_one_line(f"{field}{finding.message} {finding.fix}")
