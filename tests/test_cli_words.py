"""The words of a build: how far it is, what it did, where the time went."""

from __future__ import annotations

import pytest
from rich.console import Console
from rich.progress import Progress

from weekpress.cli.progress import QUIET, WORDS, BuildProgress, many, progress
from weekpress.cli.summary import count, profile_table
from weekpress.steps import Steps


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [(1, "file", "1 file"), (2084, "file", "2,084 files"), (3, "feed entry", "3 feed entries"),
     (1, "feed entry", "1 feed entry"), (0, "page", "0 pages")],
)  # fmt: skip
def test_things_are_counted_as_a_person_counts(number: int, thing: str, words: str) -> None:
    assert many(number, thing) == words


def test_none_is_said_in_words() -> None:
    assert [count(number, "article") for number in (0, 1, 2)] == [
        "no articles", "1 article", "2 articles",
    ]  # fmt: skip


def test_a_profile_is_whole_and_begins_with_the_slowest() -> None:
    steps = Steps()
    steps.seconds = {"reading": 1.0, "drawing": 2.5}
    lines = profile_table(steps, 4.0).splitlines()
    assert [line.split("  ")[0] for line in lines[1:]] == [
        "drawing", "reading", "everything else", "in all",
    ]  # fmt: skip
    assert [line.split()[-3:] for line in lines[1:]] == [
        ["2.50", "s", "62%"], ["1.00", "s", "25%"], ["0.50", "s", "12%"], ["all", "4.00", "s"],
    ]  # fmt: skip


def test_without_a_terminal_a_step_is_told_once_and_quiet_ones_never(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console = Console(force_terminal=False, highlight=False)
    shown = BuildProgress(Progress(console=console, disable=True))
    for step in WORDS:
        for done in (1, 2, 3):
            shown.tell(step, done, 3)
    told = capsys.readouterr().out.splitlines()
    assert told == ["Reading 3 files …", "Drawing 3 pages …"]
    assert len(told) == len(WORDS) - len(QUIET)


def test_a_quiet_build_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(quiet=True) as steps:
        assert list(steps.through("drawing pages", "ab", 2)) == ["a", "b"]
    assert capsys.readouterr() == ("", "")
