"""The `weekpress` command: one command a file. Parse, one call, print, exit code.

Exit codes: 0 all is well; 1 something has to be mended, and was named; 2 the command was typed
wrongly; 130 stopped with Ctrl-C. A command's function returns its exit code.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from weekpress.cli.front import Ahead

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command that was typed, and end with its exit code.

    A build with nothing to do, or little, ends here, before what builds is loaded.
    """
    from weekpress.cli.front import look_ahead, say

    arguments = sys.argv[1:]
    if ahead := look_ahead(arguments, Path.cwd()):
        words = ahead.noted.summary if not ahead.texts else _drawn_again(ahead, arguments)
        if words is not None:
            say(ahead.noted, words)
            sys.exit(0)
    from weekpress.cli.program import main as run

    run()


def _drawn_again(ahead: Ahead, arguments: list[str]) -> str | None:
    from weekpress.cli.again import drawn_again

    return drawn_again(ahead, arguments)
