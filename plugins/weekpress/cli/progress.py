"""How far a build is: a moving line on a terminal, a few quiet ones anywhere else.

Comes in: Pelican's signals, one for each file read and each page written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from rich.progress import BarColumn, Progress, TaskID, TextColumn

from weekpress.cli.terminal import terminal


class BuildProgress:
    """Counts files read and pages written, and shows the count."""

    def __init__(self, shown: Progress, to_read: int) -> None:
        self._shown, self._to_read = shown, to_read
        self._reading = self._started(f"Reading {files(to_read)}")
        self._writing: TaskID | None = None

    def read(self, _generator: object) -> None:
        """One more body is about to be read; the front matter of all was, before the first."""
        self._shown.update(self._reading, total=self._to_read, advance=1)

    def written(self, _path: str, **_context: object) -> None:
        """One more page was written; with the first of them, reading is over."""
        if self._writing is None:
            self._shown.update(self._reading, total=self._to_read, completed=self._to_read)
            self._writing = self._started("Writing pages")
        self._shown.advance(self._writing)

    def _started(self, words: str) -> TaskID:
        """Begin something whose end cannot be told yet: its bar moves to and fro."""
        if not self._shown.console.is_terminal:
            self._shown.console.print(f"{words} …")
        return self._shown.add_task(words, total=None)


def files(count: int) -> str:
    """A number of files in words: "1 file", "2,084 files"."""
    return "1 file" if count == 1 else f"{count:,} files"


@contextmanager
def progress(to_read: int) -> Iterator[None]:
    """Show how far the build inside is. Pelican's signals hold weak references: we hold ours."""
    from pelican import signals  # Pelican is known at call time only

    console = terminal()
    shown = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with shown:
        watching = BuildProgress(shown, to_read)
        connections: list[tuple[Any, Callable[..., None]]] = [
            (signals.article_generator_preread, watching.read),
            (signals.page_generator_preread, watching.read),
            (signals.content_written, watching.written),
        ]
        for signal, receiver in connections:
            signal.connect(receiver)
        try:
            yield
        finally:
            for signal, receiver in connections:
                signal.disconnect(receiver)
