"""How far a build is: a moving line on a terminal, a few quiet ones anywhere else.

Comes in: the steps of a build, as they are told. Goes out: a line a step.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from rich.progress import BarColumn, Progress, TaskID, TextColumn

from weekpress.cli.terminal import terminal
from weekpress.steps import Steps


class BuildProgress:
    """Shows each step that has many things to do, and how many are done."""

    def __init__(self, shown: Progress) -> None:
        self._shown = shown
        self._tasks: dict[str, TaskID] = {}

    def tell(self, step: str, done: int, total: int) -> None:
        """One more thing of a step is done."""
        if step not in self._tasks:
            words = f"{step[0].upper()}{step[1:]} ({total:,})"
            if not self._shown.console.is_terminal:
                self._shown.console.print(f"{words} …")
            self._tasks[step] = self._shown.add_task(words, total=total)
        self._shown.update(self._tasks[step], completed=done)


def files(count: int) -> str:
    """A number of files in words: "1 file", "2,084 files"."""
    return "1 file" if count == 1 else f"{count:,} files"


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
