"""`weekpress week`: the week that is meant, or why there is none."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from building import NOW
from weekpress.cli.program import program


def typed(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["week", *arguments], env={"SOURCE_DATE_EPOCH": NOW})


def test_the_week_is_printed_and_nothing_else() -> None:
    done = typed("w/c 9.9.2019", "--posted", "2019-09-12")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "2019-W37\n", "")


def test_what_is_odd_is_told_beside_it() -> None:
    done = typed("w/c 27 April", "--posted", "2019-05-03")
    assert (done.exit_code, done.stdout) == (0, "2019-W18\n")
    assert done.stderr == "Odd: it starts on a Saturday; the Monday after that is taken.\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("w/c sometime in mid-March", "names no week. Write the year and the week, such as 2026-"),
        ("2020-03-013", "If you mean the week of 9 March 2020, write 2020-W11."),
        ("W/e 29/05", "names no year. Write the year after it, or say when the note was published"),
    ],
)
def test_the_reason_is_told_where_there_is_none(text: str, told: str) -> None:
    done = typed(text)
    assert (done.exit_code, done.stdout) == (1, "")
    assert told in done.stderr


def test_without_a_text_it_is_the_week_of_today() -> None:
    assert typed().stdout == "2026-W48\n"
