"""The `weekpress` command: one command a file. Parse, one call, print, exit code.

Exit codes: 0 all is well; 1 something has to be mended, and was named; 2 the command was typed
wrongly; 130 stopped with Ctrl-C. A command's function returns its exit code.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

__all__ = ["main"]


def main() -> NoReturn:
    """Run the command that was typed, and end with its exit code.

    A build that has nothing to do ends here, before what builds is loaded.
    """
    from weekpress.cli.front import nothing_to_do, say

    if noted := nothing_to_do(sys.argv[1:], Path.cwd()):
        say(noted)
        sys.exit(0)
    from weekpress.cli.program import main as run

    run()
