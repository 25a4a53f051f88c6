"""How far a build is: a moving line on a terminal, a few quiet ones anywhere else.

Comes in: the steps of a build, as they are told. Goes out: a line a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from rich.progress import BarColumn, Progress, TaskID, TextColumn

from weekpress.cli.terminal import terminal
from weekpress.steps import Steps

WORDS = {
    "reading front matter": ("Reading {}", "file"),
    "reading comments": ("Reading the comments on {}", "post"),
    "reading bodies": ("Setting {}", "text"),
    "drawing pages": ("Drawing {}", "page"),
    "making feed entries": ("Making {}", "feed entry"),
}
"""What each step is called while it goes on, and what it does one after the other."""

QUIET = frozenset(["reading bodies", "reading comments", "making feed entries"])
"""Steps that only a moving line tells of."""


class BuildProgress:
    """Shows each step that has many things to do, and how many are done."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._tasks: dict[str, TaskID] = {}

    def tell(self, step: str, done: int, total: int) -> None:
        """One more thing of a step is done."""
        if step not in self._tasks:
            words, thing = WORDS[step]
            words = words.format(many(total, thing))
            if not self._shown.console.is_terminal and step not in QUIET:
                self._shown.console.print(f"{words} …")
            self._tasks[step] = self._shown.add_task(words, total=total)
        self._shown.update(self._tasks[step], completed=done)


def many(number: int, thing: str) -> str:
    """A number of things in words: "1 file", "2,084 files", "3 feed entries"."""
    things = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"1 {thing}" if number == 1 else f"{number:,} {things}"


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Steps]:
    """The steps of the build inside, shown as they are told."""
    console = terminal()
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with nullcontext() if quiet else shown:
        yield Steps(None if quiet else BuildProgress(shown).tell)
