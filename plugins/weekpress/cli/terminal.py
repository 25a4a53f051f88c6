"""Words on a terminal: findings, summaries, progress.

Colour and moving bars appear on a terminal only, and never where NO_COLOR is set
(https://no-color.org). What the words name comes from files, so it is made harmless first.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from rich.console import Console
from rich.status import Status
from rich.text import Text

from weekpress.errors import Finding, told, visible

_FAULT = re.compile(r"\S.*?:\d+: ")
"""How the line of a fault begins: with the file and the line."""


def terminal(*, stderr: bool = True) -> Console:
    """A console that prints text as it is: no markup, no guessed colours, no wrapped lines."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=True,
        no_color=bool(os.environ.get("NO_COLOR")),
    )


def tell(words: str, *, style: str = "", stderr: bool = True) -> None:
    """Print one line or paragraph, in colour on a terminal."""
    terminal(stderr=stderr).print(Text(visible(words), style=style))


def waiting(words: str) -> AbstractContextManager[Status | None]:
    """Say on a terminal, and only there, that something takes a while."""
    console = terminal()
    return console.status(f"{words} …") if console.is_terminal else nullcontext()


def tell_told(lines: str) -> None:
    """Print what a check has found, as the format `text` has it, each fault in colour."""
    console = terminal(stderr=False)
    for line in lines.splitlines():
        gentle = line.startswith(("warning: ", "advice: "))
        fault = _FAULT.match(line)
        console.print(Text(line, style="yellow" if gentle else "red" if fault else ""))


def tell_findings(findings: Iterable[Finding], *, stderr: bool = True) -> None:
    """Print findings: warnings first, errors last, where the eye ends up."""
    console = terminal(stderr=stderr)
    for line in told(findings):
        gentle = line.startswith(("warning: ", "advice: "))
        console.print(Text(visible(line), style="yellow" if gentle else "red"))
