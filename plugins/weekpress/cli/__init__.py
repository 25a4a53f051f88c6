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
    from weekpress.store import Store

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
            words = _done(ahead, arguments)
            if None not in words:
                say(ahead.noted, [line for line in words if line])
                sys.exit(0)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(STOPPED)
    if arguments[:1] == ["comments"]:  # a service that runs for months needs nothing that builds
        from weekpress.cli.comments.alone import main as run
    else:
        from weekpress.cli.program import main as run
    run()


def _done(ahead: Ahead, arguments: list[str]) -> list[str | None]:
    """The lines that say what was done; None where that was not enough, and all has to be built.

    What is not needed is not loaded. A changed text may be at fault, and then the output stays as
    it is: no file is put back before the text is drawn.
    """
    words: list[str | None] = []

    def whole(opened: Store | None = None) -> bool:
        """Put back what is lacking; whether nothing is any more."""
        if ahead.lacking:
            from weekpress.cli.noted import ask
            from weekpress.cli.restore import put_back

            words.append(put_back(ahead, ask(arguments, Path.cwd(), ahead.store.parent), opened))
        return None not in words

    if ahead.texts:
        from weekpress.cli.again import drawn_again

        again = drawn_again(ahead, arguments, whole)
        return [*words, again]
    whole()
    return [*words, ahead.noted.summary]
