"""The accessibility statement as its file gives it: content/accessibility.yml, read and judged.

Comes in: the text of the file. Goes out: a `Statement`, the line of each key, and every fault at
once: what is missing, empty, unknown or misspelt, what no such value can be, and what a template
left behind. What only the day and the site's articles can show: see reviews.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from weekpress.errors import Finding, errors_in
from weekpress.frontmatter.dates import day
from weekpress.frontmatter.entries import HeaderError, normal_key
from weekpress.frontmatter.folder import read_data, shown_path
from weekpress.frontmatter.pairs import Pair, yaml_pairs
from weekpress.frontmatter.statement import NAME, Statement
from weekpress.frontmatter.statement_keys import RULE, Judged, Place, given, named, tell
from weekpress.frontmatter.values import yes_or_no
from weekpress.frontmatter.wrong import WrongValueError
from weekpress.markup.controls import strip_forbidden, unified


@dataclass(frozen=True)
class StatementFile:
    """The file, as it is there."""

    shown: str
    """What a person calls it."""
    statement: Statement | None = None
    """None where something is wrong with it."""
    lines: Mapping[Place, int] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)
    """The values of its keys as they were written, also where something is wrong with others."""

    def day(self, place: Place) -> date | None:
        """The day that a key names; None where it names none."""
        value: Any = self.given
        try:
            for part in place:
                value = value[part]
            return day(value)
        except (LookupError, TypeError, WrongValueError):
            return None

    def finding(self, place: Place, message: str, fix: str, **more: Any) -> Finding:  # noqa: ANN401 -- what a Finding takes
        """A finding about one of its keys, at the key's line."""
        return Finding(
            self.shown, self.lines.get(place, 1), named(place), message, fix, rule=RULE, **more
        )


def read_statement(root: Path, shown_root: str) -> tuple[StatementFile | None, list[Finding]]:
    """The statement of the content folder `root`; None where there is no such file.

    shown_root -- what a person calls the folder: findings' paths start with it
    """
    written, found = read_data(root, shown_root, NAME)
    if written is None:
        return None, found
    return statement_in(written, shown_path(shown_root, NAME))


def statement_in(written: str, shown: str) -> tuple[StatementFile, list[Finding]]:
    """The statement written in a file that is `shown` so to people, and what is wrong with it."""
    clean, found = strip_forbidden(written, shown, 1)
    judged = Judged(shown, findings=list(found))
    try:
        pairs = yaml_pairs(unified(clean))
    except HeaderError as error:
        judged.fault((), error.line, error.message, error.fix)
        return StatementFile(shown), judged.findings
    if pairs is None:
        fix = "Write one key a line, such as organisation: Marchwater Council."
        judged.fault((), 1, "is not a list of keys.", fix)
        return StatementFile(shown), judged.findings
    judged.sample = _is_sample(pairs)
    values = given(pairs, Statement, (), judged)
    try:
        statement = Statement.model_validate(values)
    except ValidationError as error:
        tell(error, judged)
        statement = None
    sound = None if errors_in(judged.findings) else statement
    return StatementFile(shown, sound, judged.lines, values), judged.findings


def _is_sample(pairs: tuple[Pair, ...]) -> bool:
    value = next((pair.value for pair in pairs if normal_key(pair.key) == "sample"), "")
    try:
        return value != "" and yes_or_no(value)
    except WrongValueError:
        return False
