"""What a writer has silenced, with a reason: on one line, or in a whole file.

Comes in: documents and what the rules found in them. Goes out: what is still to be told, and what
is silenced with its reason, so that it can be counted. A reason is never optional.

    <!-- weekpress: allow link-text-vague because the form says so -->

on the line itself, or alone on the line above; in front matter, `allow` with a reason a rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from weekpress.checks.rulebook import nearest, rulebook
from weekpress.errors import Finding, Severity
from weekpress.frontmatter import Document
from weekpress.markup.source import Source

UNKNOWN, NO_REASON, UNUSED = "silence-unknown", "silence-without-reason", "silence-unused"
_COMMENT = re.compile(
    r"<!--\s*weekpress:\s*(?:allow\s+)?(?P<rule>[\w-]+)\s*"
    r"(?:(?:,?\s*because\b|[:,–—])\s*(?P<why>.*?))?\s*-->",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Silence:
    """One rule that is silenced somewhere in a file."""

    rule: str
    reason: str
    line: int
    """Where it is written, from 1."""
    holds_for: int
    """The line it is about; 0 for the whole file."""


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that is not told, and why."""

    finding: Finding
    reason: str


def silenced(
    findings: Iterable[Finding], documents: Iterable[Document]
) -> tuple[list[Finding], list[Silenced]]:
    """The findings still to be told, with those about silences themselves; and the silenced."""
    by_file = {document.shown: list(silences(document)) for document in documents}
    told: list[Finding] = []
    quiet: list[Silenced] = []
    used: set[tuple[str, Silence]] = set()
    for finding in findings:
        one = _silence_of(finding, by_file)
        if one is None:
            told.append(finding)
        else:
            quiet.append(Silenced(finding, one.reason))
            used.add((finding.path, one))
    for shown, written in by_file.items():
        told += [f for one in written for f in _faults(shown, one, (shown, one) in used)]
    return told, quiet


def silences(document: Document) -> Iterator[Silence]:
    """Every silence that a file holds, used or not."""
    if document.meta:
        line = document.lines.get("allow", 1)
        yield from (Silence(rule, why, line, 0) for rule, why in document.meta.allow.items())
    if "weekpress:" not in document.body:
        return
    source = Source(document.body, document.shown, document.body_line)
    for start, stop in source.comments:
        match = _COMMENT.fullmatch(source.text, start, stop)
        if match:
            line, _ = source.place(start)
            yield Silence(match["rule"].lower(), _one_line(match["why"]), line,
                          _line_meant(source, start, stop))  # fmt: skip


def _one_line(written: str | None) -> str:
    return " ".join((written or "").split())


def _line_meant(source: Source, start: int, stop: int) -> int:
    """The comment's own line, or the next one with words where it stands alone."""
    text = source.text
    before = text[text.rfind("\n", 0, start) + 1 : start]
    end = text.find("\n", stop)
    after = text[stop:] if end < 0 else text[stop:end]
    if before.strip() or after.strip():
        return source.place(start)[0]
    following = re.compile(r"\S").search(text, stop)
    return source.place(following.start())[0] if following else source.place(start)[0]


def _silence_of(finding: Finding, by_file: Mapping[str, list[Silence]]) -> Silence | None:
    for one in by_file.get(finding.path, ()):
        here = one.holds_for in {0, finding.line}
        if one.rule == finding.rule and one.reason and here:
            return one
    return None


def _faults(shown: str, one: Silence, used: bool) -> Iterator[Finding]:
    """What is wrong with a silence: no such rule, no reason, nothing left to silence."""
    if one.rule not in rulebook():
        near = nearest(one.rule)
        fix = f"Did you mean {near}?" if near else "weekpress check --explain lists the rules."
        yield _fault(shown, one, UNKNOWN, f'"{one.rule}" is no rule.', fix, Severity.WARNING)
    elif not one.reason:
        message = f"{one.rule} is allowed without a reason, so it is told."
        fix = f"Write why: <!-- weekpress: allow {one.rule} because … -->"
        yield _fault(shown, one, NO_REASON, message, fix, Severity.WARNING)
    elif not used and not rulebook()[one.rule].rule.only_in:  # it may not have been looked for
        message = f"{one.rule} finds nothing here any more."
        yield _fault(shown, one, UNUSED, message, "Take the line out.", Severity.ADVICE)


def _fault(
    shown: str, one: Silence, rule: str, message: str, fix: str, severity: Severity
) -> Finding:
    return Finding(shown, one.line, rule, message, fix, severity, rule)
