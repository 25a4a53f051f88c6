"""The `weekpress` command: one command a file. Parse, one call, print, exit code.

Exit codes: 0 all is well; 1 something has to be mended, and was named; 2 the command was typed
wrongly; 130 stopped with Ctrl-C. A command's function returns its exit code.
"""

from weekpress.cli.program import main

__all__ = ["main"]
