"""The week of a weeknote: what its front matter says, held against what else names one.

Comes in: the values of a file's keys. Goes out: the same with `week` and `weeks` as weeks, and
every finding. What cannot be, or contradicts itself, is an error with a guess; what is odd is a
warning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from weekpress.errors import Finding, Severity, errors_in
from weekpress.frontmatter.claims import Claim, claims
from weekpress.frontmatter.dates import moment
from weekpress.frontmatter.entries import Value
from weekpress.frontmatter.wrong import WrongValueError
from weekpress.isoweek import Week, Weeks
from weekpress.isoweek.written import NoWeekError, Reading, read_week

LATE = 8
"""Weeks after its week that a note may be dated without a question."""
NOWHERE = Week(2000, 1)
"""Stands in for a week that is not known, so that all other keys are judged; it goes no further."""

Values = dict[str, object]


class Head(Protocol):
    """What is known of the file whose week it is; a `Document` is one."""

    @property
    def path(self) -> str:
        """Below the content folder."""

    @property
    def lines(self) -> Mapping[str, int]:
        """The line of each key."""

    def finding(
        self, key: str, message: str, fix: str = "", severity: Severity = Severity.ERROR
    ) -> Finding:
        """A finding about a key."""


def settled(document: Head, values: dict[str, Value]) -> tuple[Values, list[Finding]]:
    """The values with the weeks that `week` and `weeks` mean, and what is wrong with them."""
    posted = _posted(values)
    findings: list[Finding] = []
    found = {key: _read(document, key, values[key], posted, findings)
             for key in ("weeks", "week") if key in values}  # fmt: skip
    read = [reading for reading in found.values() if reading]
    if not found:
        findings += _missing(document, values, posted)
    findings += _at_odds(document, read)
    if not read or errors_in(findings):
        return {**values, "week": NOWHERE, "weeks": None}, findings
    weeks = read[0].weeks
    findings += _contradictions(document, values, weeks)
    findings += _far(document, weeks, posted)
    run = weeks if len(weeks) > 1 else None
    return {**values, "week": weeks.last, "weeks": run}, findings


def text_of(values: dict[str, Value], key: str) -> str:
    """The text of a key; "" where it has none, or something else."""
    value = values.get(key, "")
    return value if isinstance(value, str) else ""


def _posted(values: dict[str, Value]) -> date | None:
    try:
        return moment(values["date"]).date() if "date" in values else None
    except WrongValueError:  # told where the date is judged
        return None


def _read(
    document: Head, key: str, value: Value, posted: date | None, findings: list[Finding]
) -> Reading | None:
    """What a key says; what is wrong with it is added to `findings`."""
    if not isinstance(value, str):
        findings.append(
            document.finding(key, "one week is expected, not a list.",
                             "Write week: 2026-W47, or weeks: 2026-W46..W47 for several.")
        )  # fmt: skip
        return None
    try:
        reading = read_week(value, posted)
    except NoWeekError as error:
        findings.append(document.finding(key, f"{error.message}.", error.fix))
        return None
    if reading.odd:
        said = f'"{value}" is read as {reading.weeks}: {reading.odd}.'
        findings.append(
            document.finding(key, said, f"Write {reading.weeks}.", Severity.WARNING)
        )  # fmt: skip
    return reading


def _missing(document: Head, values: dict[str, Value], posted: date | None) -> Iterator[Finding]:
    """No week is given: what else names one is offered; what disagrees is told."""
    named = list(likely(document.path, values, posted))
    if len({claim.weeks for claim in named}) > 1:
        said = " and ".join(f"{claim.place} says {claim.weeks}" for claim in named)
        fix = f"Write week: {best(named, posted).weeks}, if that is the one, and mend the other."
        yield document.finding("week", f"is missing: {said}.", fix)
    elif named:
        fix = f"Write week: {named[0].weeks}, as {named[0].place} says; weekpress check --fix does."
        yield document.finding("week", "is missing.", fix)
    else:
        where = "between the --- lines" if document.lines else "at the top, between two --- lines"
        yield document.finding("week", "is missing.", f"Write week: 2026-W47 {where}.")


def likely(path: str, values: dict[str, Value], posted: date | None) -> Iterator[Claim]:
    """The places that name a week: the sure ones, or the unsure where there is no other."""
    found = list(claims(path, text_of(values, "title"), text_of(values, "slug"), posted))
    sure = [claim for claim in found if claim.sure]
    yield from sure or found


def best(named: list[Claim], posted: date | None) -> Claim:
    """Of places that disagree, the one to offer: nearest before the note's date, or the latest, as
    what is stale was copied from an earlier note."""
    if posted:
        here = Week.of(posted)
        return min(named, key=lambda claim: abs(claim.weeks.last.until(here)))
    return max(named, key=lambda claim: claim.weeks.last)


def _at_odds(document: Head, read: list[Reading]) -> Iterator[Finding]:
    """`week` and `weeks`, where both are given: the one has to be among the others."""
    if len(read) == 2 and read[1].week not in read[0].weeks:
        yield document.finding(
            "week", f"{read[1].week} is not among the weeks {read[0].weeks}.",
            "Keep one of the two.",
        )  # fmt: skip


def _contradictions(document: Head, values: dict[str, Value], weeks: Weeks) -> Iterator[Finding]:
    """A title, a slug or a file's name that says another week."""
    for claim in likely(document.path, values, weeks.last.friday):
        if claim.sure and (claim.weeks.last < weeks.first or claim.weeks.first > weeks.last):
            key, who = (claim.key, "") if claim.key != "file" else ("week", f"{claim.place} ")
            yield document.finding(
                key, f"{who}says {claim.weeks}, but the week is {weeks}.",
                f"Mend the one that is wrong; the {_lower(weeks.label)} is {weeks}.",
            )  # fmt: skip


def _far(document: Head, weeks: Weeks, posted: date | None) -> Iterator[Finding]:
    """A date that is far from the week it is about."""
    if not posted:
        return
    away = weeks.last.until(Week.of(posted))
    if posted < weeks.first.monday or away > LATE:
        when = f"{abs(away)} weeks after" if away > 0 else "before"
        yield document.finding(
            "week", f"the note is dated {posted.isoformat()}, {when} its week, {weeks}.",
            "Mend the week or the date, if one is wrong.", Severity.WARNING,
        )  # fmt: skip


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]
