"""The `weekpress` command: one command a file. Parse, one call, print, exit code.

Exit codes: 0 all is well; 1 something has to be mended, and was named; 2 the command was typed
wrongly; 130 stopped with Ctrl-C. A command's function returns its exit code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from weekpress.cli.front import Ahead

__all__ = ["STOPPED", "main"]

STOPPED = 130
"""What a shell expects of a command stopped with Ctrl-C: 128 and the number of SIGINT."""


def main() -> NoReturn:
    """Run the command that was typed, and end with its exit code.

    A build with nothing to do, or little, ends here, before what builds is loaded.
    """
    from weekpress.cli.front import look_ahead, say

    arguments = sys.argv[1:]
    try:
        if ahead := look_ahead(arguments, Path.cwd()):
            words = list(_done(ahead, arguments))
            if None not in words:
                say(ahead.noted, [line for line in words if line])
                sys.exit(0)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(STOPPED)
    from weekpress.cli.program import main as run

    run()


def _done(ahead: Ahead, arguments: list[str]) -> Iterator[str | None]:
    """The lines that say what was done; None where that was not enough, and all has to be built.

    What is not needed is not loaded.
    """
    if ahead.lacking:
        from weekpress.cli.noted import ask
        from weekpress.cli.restore import put_back

        yield put_back(ahead, ask(arguments, Path.cwd(), ahead.store.parent))
    if ahead.texts:
        from weekpress.cli.again import drawn_again

        yield drawn_again(ahead, arguments)
    else:
        yield ahead.noted.summary
