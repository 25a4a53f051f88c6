"""What only the day and the site's articles show of an accessibility statement.

Comes in: the statement, the day of the build, and how many pictures of older articles have no text.
Goes out: findings: days that are to come, plans that are overdue, a review that is due, a claim
that what is listed belies. A page never says how late anything is, so that none changes overnight.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from weekpress.errors import Finding, Severity
from weekpress.frontmatter.statement import Statement, review_due
from weekpress.frontmatter.statement_file import StatementFile
from weekpress.frontmatter.statement_keys import Place
from weekpress.isoweek import long_date


def reviewed(file: StatementFile | None, today: date, pictures: int) -> Iterator[Finding]:
    """What is wrong with the statement today.

    pictures -- of articles from an older site: how many have no text and are not decoration
    """
    statement = file and file.statement
    if file and statement:
        yield from _days(file, statement, today)
        yield from _form(file, statement)
        yield from _plans(file, statement, today, pictures)
        yield from _claim(file, statement, pictures)


def _days(file: StatementFile, statement: Statement, today: date) -> Iterator[Finding]:
    past: tuple[tuple[Place, date], ...] = (
        (("prepared",), statement.prepared),
        (("reviewed",), statement.reviewed),
        (("tested", "on"), statement.tested.on),
    )
    to_come = [place for place, day in past if day > today]
    for place, day in past:
        if day > today:
            yield file.finding(place, f"{long_date(day)} is to come.", "Write the day it was done.")
    if to_come:
        return
    if statement.reviewed < statement.prepared:
        message = f"{long_date(statement.reviewed)} is before it was prepared."
        yield file.finding(("reviewed",), message, "Mend one of the two dates.")
        return
    due = review_due(statement.reviewed)
    if due < today:
        message = (f"was on {long_date(statement.reviewed)}; "
                   f"the next review was due on {long_date(due)}.")  # fmt: skip
        fix = "Go through the statement, mend what is no longer true, and write today's date."
        yield file.finding(("reviewed",), message, fix, severity=Severity.WARNING)


def _form(file: StatementFile, statement: Statement) -> Iterator[Finding]:
    if not statement.contact.form:
        yield file.finding(
            ("contact",), "has no form, and the law asks for a link to one (regulation 8(4)(c)).",
            "Add form: and its address.", severity=Severity.WARNING,
        )  # fmt: skip


def _plans(
    file: StatementFile, statement: Statement, today: date, pictures: int
) -> Iterator[Finding]:
    for place, day in _planned(statement):
        if day < today:
            yield file.finding(
                place, f"{long_date(day)} has passed.",
                "Take it out if that is mended; if not, write the new plan.",
                severity=Severity.WARNING,
            )  # fmt: skip
    if pictures and not statement.older_pictures_fix_by and statement.compliance != "fully":
        yield file.finding(
            ("older_pictures_fix_by",), f"is missing, and {_wordless(pictures)}.",
            "Write the day by which they are to have one.", severity=Severity.WARNING,
        )  # fmt: skip


def _planned(statement: Statement) -> Iterator[tuple[Place, date]]:
    """The day of each plan."""
    yield from ((("problems", n, "fix_by"), one.fix_by) for n, one in enumerate(statement.problems))
    if statement.older_pictures_fix_by:
        yield ("older_pictures_fix_by",), statement.older_pictures_fix_by


def _wordless(pictures: int) -> str:
    """How many pictures of older articles have no text, in words."""
    if pictures == 1:
        return "1 picture of an older article has no text"
    return f"{pictures:,} pictures of older articles have no text"


def _claim(file: StatementFile, statement: Statement, pictures: int) -> Iterator[Finding]:
    """A site that is said to be fully compliant lists nothing; any other lists something."""
    place: Place = ("compliance",)
    if statement.compliance == "fully" and statement.listed:
        one = statement.listed == 1
        things = "1 thing that is" if one else f"{statement.listed} things that are"
        message = f"is fully, but {things} not accessible {'is' if one else 'are'} listed."
        yield file.finding(place, message, "Write partially, or take out what is mended.")
    elif statement.compliance == "fully" and pictures:
        message = f"is fully, but {_wordless(pictures)}."
        yield file.finding(place, message, "Write partially, or say what each of them shows.")
    elif statement.compliance != "fully" and not (statement.listed or pictures):
        message = f"is {statement.compliance}, but nothing that is not accessible is listed."
        fix = "List it under problems; write fully only if your tests found nothing at all."
        yield file.finding(place, message, fix)


def turns(file: StatementFile | None) -> Iterator[date]:
    """The days from which on more is to be told than on the day before."""
    statement = file and file.statement
    if statement:
        dates = [review_due(statement.reviewed), *(day for _, day in _planned(statement))]
        yield from (day + timedelta(days=1) for day in dates)
