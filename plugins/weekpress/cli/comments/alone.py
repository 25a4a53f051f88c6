"""`weekpress comments` by itself: a service that runs for months loads nothing that builds."""

from __future__ import annotations

from typing import NoReturn

from weekpress.cli.comments import comments
from weekpress.cli.outcome import Program, run


def main() -> NoReturn:
    """Run the command that was typed, and end with its exit code."""
    run(Program(commands={"comments": comments}))
