"""What only the day and the site's articles show of an accessibility statement.

Comes in: the statement, the day of the build, and how many pictures of older articles have no text.
Goes out: findings: days that are to come, plans that are overdue, a review that is due, a claim
that what is listed belies. A page never says how late anything is, so that none changes overnight.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from weekpress.errors import Finding, Severity
from weekpress.frontmatter.statement import LISTS, review_due
from weekpress.frontmatter.statement_file import StatementFile
from weekpress.frontmatter.statement_keys import Place
from weekpress.isoweek import long_date

_DONE: tuple[Place, ...] = (("prepared",), ("reviewed",), ("tested", "on"))
_REVIEWED, _OLDER = ("reviewed",), ("older_pictures_fix_by",)


def reviewed(file: StatementFile | None, today: date, pictures: int) -> Iterator[Finding]:
    """What is wrong with the statement today, as far as it can be read.

    pictures -- of articles from an older site: how many have no text and are not decoration
    """
    if file:
        yield from _done(file, today)
        yield from _plans(file, today)
        yield from _claim(file, pictures)
        yield from _lacking(file, pictures)


def _done(file: StatementFile, today: date) -> Iterator[Finding]:
    """Days on which something was done: none is to come, and the last review is not long ago."""
    for place in _DONE:
        day = file.day(place)
        if day and day > today:
            yield file.finding(place, f"{long_date(day)} is to come.", "Write the day it was done.")
    prepared, last = file.day(("prepared",)), file.day(_REVIEWED)
    if not last or last > today:
        return
    if prepared and last < prepared <= today:
        message = f"{long_date(last)} is before it was prepared."
        yield file.finding(_REVIEWED, message, "Mend one of the two dates.")
    elif (due := review_due(last)) < today:
        message = f"was on {long_date(last)}; the next review was due on {long_date(due)}."
        fix = "Go through the statement, mend what is no longer true, and write today's date."
        yield file.finding(_REVIEWED, message, fix, severity=Severity.WARNING)


def _plans(file: StatementFile, today: date) -> Iterator[Finding]:
    for place, day in _planned(file):
        if day < today:
            yield file.finding(
                place, f"{long_date(day)} has passed.",
                "Take it out if that is mended; if not, write the new plan.",
                severity=Severity.WARNING,
            )  # fmt: skip


def _planned(file: StatementFile) -> Iterator[tuple[Place, date]]:
    """The day of each plan."""
    problems = range(len(file.given.get("problems", ())))
    for place in (*(("problems", number, "fix_by") for number in problems), _OLDER):
        if day := file.day(place):
            yield place, day


def _claim(file: StatementFile, pictures: int) -> Iterator[Finding]:
    """A site that is said to be fully compliant lists nothing; any other lists something."""
    claim = str(file.given.get("compliance", "")).strip().lower()
    listed = sum(len(file.given.get(key, ())) for key in LISTS)
    message = fix = ""
    if claim == "fully" and listed:
        things = "1 thing is" if listed == 1 else f"{listed} things are"
        message, fix = f"is fully, but {things} listed.", "take out what is mended."
    elif claim == "fully" and pictures:
        message, fix = f"is fully, but {_wordless(pictures)}.", "say what each of them shows."
    if message:
        yield file.finding(("compliance",), message, f"Write partially, or {fix}")
    elif file.statement and claim != "fully" and not (listed or pictures):
        message = f"is {claim}, but nothing that is not accessible is listed."
        fix = "List it under problems; write fully only if your tests found nothing at all."
        yield file.finding(("compliance",), message, fix)


def _lacking(file: StatementFile, pictures: int) -> Iterator[Finding]:
    """What the law asks for and a sound statement may still lack: a form, a plan."""
    statement = file.statement
    if statement and not statement.contact.form:
        yield file.finding(
            ("contact",), "has no form, and the law asks for a link to one (regulation 8(4)(c)).",
            "Add form: and its address.", severity=Severity.WARNING,
        )  # fmt: skip
    if statement and pictures and not statement.older_pictures_fix_by:
        yield file.finding(
            _OLDER, f"is missing, and {_wordless(pictures)}.",
            "Write the day by which they are to have one.", severity=Severity.WARNING,
        )  # fmt: skip


def _wordless(pictures: int) -> str:
    """How many pictures of older articles have no text, in words."""
    if pictures == 1:
        return "1 picture of an older article has no text"
    return f"{pictures:,} pictures of older articles have no text"


def turns(file: StatementFile | None) -> Iterator[date]:
    """The days from which on more is to be told than on the day before."""
    if file:
        last = file.day(_REVIEWED)
        dates = [*([review_due(last)] if last else []), *(day for _, day in _planned(file))]
        yield from (day + timedelta(days=1) for day in dates)
