"""What can go wrong, and how it is told to a person.

A finding is one fault in one place; an error is why the work stops. Findings are collected, never
raised one by one, so that a writer learns everything at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

_COMMAND = re.compile(r"^(?=::)|(?<=##)(?=(?:vso|teamcity)?\[)")
"""Where a line would be an order to the machine that builds: "::warning" at its start, "##[" in it.

Source: GitHub Actions, workflow commands; Azure Pipelines, logging commands; TeamCity, service
messages.
"""


def visible(text: str) -> str:
    """`text` without characters that could move the cursor or reverse what is shown.

    Line ends and tabs stay; other control and format characters become U+FFFD.
    visible("\\x1b[2Jgone") == "\\ufffd[2Jgone"
    """
    return "".join(
        "\ufffd"
        if unicodedata.category(c) in {"Cc", "Cs", "Cf"} and c not in "\n\t\u200d\u200c\u00ad"
        else c
        for c in text
    )


def in_one_line(text: str) -> str:
    """`text` as one visible line, whatever file it came from; white space is single spaces.

    in_one_line("a\\n::warning b") == "a ::warning b"
    """
    return _COMMAND.sub("\ufffd", visible(" ".join(text.split())))


class WeekpressError(Exception):
    """Why the work stops, in words for the person who has to mend it.

    message -- what is wrong and what to do; never a secret, an address or a reader's words
    path    -- the file it is about, relative to where the person works
    line    -- the line in that file, from 1
    """

    exitcode = 1  # Pelican ends with this when the error reaches it.

    def __init__(self, message: str, path: str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message, self.path, self.line = message, path, line

    def __str__(self) -> str:
        line = f"{self.line}: " if self.line else " "
        return (in_one_line(self.path) + ":" + line if self.path else "") + self.message


class SettingsError(WeekpressError):
    """One or more settings cannot be used; the message names every one of them."""


class Severity(Enum):
    """How much it matters: an error stops the build, a warning is told, advice is offered."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for what matters most."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault in one place, with what to write instead.

    `path` is as the person typed it or relative to the content folder; `line` and `column` count
    from 1. Findings that share a `group` are told once, with their count.
    """

    path: str
    line: int
    field: str
    """The front matter key, or the kind of thing in the body ("link", "html", "shortcode")."""
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR
    rule: str = ""
    column: int = 1
    group: str = ""

    def __str__(self) -> str:
        fix = f" {self.fix}" if self.fix else ""
        return in_one_line(f"{self.path}:{self.line}: {self.field}: {self.message}{fix}")

    @property
    def order(self) -> tuple[str | int, ...]:
        """The key findings are sorted by: where they are, what they say, then what else differs."""
        said = (self.field, self.message, self.fix, self.rule, self.severity.rank, self.group)
        return (self.path, self.line, self.column, *said)


def errors_in(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that must stop a build, in reading order."""
    return sorted((f for f in findings if f.severity is Severity.ERROR), key=lambda f: f.order)


def told(findings: Iterable[Finding]) -> list[str]:
    """The lines a person reads: warnings first, errors last, where the eye ends up.

    Each finding once. Findings of one group are one line: the first of them, and how many more.
    """
    ordered = sorted(grouped(findings), key=lambda g: g[0].severity is Severity.ERROR)
    return [in_words(first, others) for first, others in ordered]


def in_words(finding: Finding, others: list[Finding]) -> str:
    """The line a person reads of a finding and the others of its group."""
    label = "" if finding.severity is Severity.ERROR else f"{finding.severity.value}: "
    if not others:
        return f"{label}{finding}"
    files = len({f.path for f in [finding, *others]})
    where = "in this file" if files == 1 else f"in {files:,} files"
    return f"{label}{finding} ({len(others) + 1:,} times {where}; this is the first.)"


def grouped(findings: Iterable[Finding]) -> Iterator[tuple[Finding, list[Finding]]]:
    """Pairs of a finding and the others of its group, each once, in the order of the first."""
    groups: dict[str, list[Finding]] = {}
    for index, finding in enumerate(sorted(set(findings), key=lambda f: f.order)):
        groups.setdefault(finding.group or f"\0{index}", []).append(finding)
    yield from ((members[0], members[1:]) for members in groups.values())


FRONT_MATTER, WEEK, FILE, LINK, ADDRESS = "front-matter", "week", "file", "link-broken", "address"
"""The rules of what is found as files are read, by several rooms."""
SAME_WEEK = "same-week"
"""The rule that a project has one note a week: two of them would have one address too."""

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "hint"}


def count_of(findings: Iterable[Finding]) -> str:
    """How many of each severity, in words: "2 errors, 1 warning"; "nothing to mend" for none."""
    severities = [f.severity for f in set(findings)]
    counts = [(word, severities.count(severity)) for severity, word in _NOUNS.items()]
    parts = [f"{n:,} {word if n == 1 else word + 's'}" for word, n in counts if n]
    return ", ".join(parts) or "nothing to mend"
