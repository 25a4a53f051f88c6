"""How a command ends: with an exit code, and with words for whatever went wrong.

Comes in: a group of commands. Goes out: the exit code of the one that was typed. Nothing that
builds a site is loaded here: the comment service, which runs for months, starts from this too.
"""

from __future__ import annotations

import sys
import tempfile
import traceback
from typing import Any, NoReturn

import click

from weekpress.cli import STOPPED
from weekpress.cli.terminal import tell
from weekpress.cli.version import version
from weekpress.errors import WeekpressError


class Program(click.Group):
    """A group whose commands return exit codes, and whose errors are words.

    Click's own: wrong usage ends with 2. Ours: a WeekpressError ends with 1, and so does a file
    that cannot be read or written. Anything else is our fault, and we say so.
    """

    def main(self, *args: Any, **extra: Any) -> NoReturn:  # noqa: ANN401 -- as Click has it
        extra["standalone_mode"] = False
        try:
            sys.exit(super().main(*args, **extra))
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except (click.Abort, KeyboardInterrupt):
            tell("Stopped.")
            sys.exit(STOPPED)
        except WeekpressError as error:
            tell(str(error), style="red")
            sys.exit(error.exitcode)
        except BrokenPipeError:  # whoever read our words has gone; there is nobody to tell
            sys.stdout = None  # or the interpreter flushes it and fails
            sys.exit(1)
        except OSError as error:
            tell(_about_file(error), style="red")
            sys.exit(1)
        except Exception:  # our fault: the reason is saved, the words are an apology
            tell(_apology(traceback.format_exc()), style="red")
            sys.exit(1)


def _about_file(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    reason = (error.strerror or str(error)).lower()
    return f"{name}{reason}. Mend that, then try again."


def _apology(trace: str) -> str:
    """The words for a fault of ours. The details go into a file that only its owner can read."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="weekpress-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
    ) as saved:
        saved.write(f"Weekpress {version()}, Python {sys.version}\n\n{trace}")
    last = trace.strip().splitlines()[-1]
    return (
        "Sorry: Weekpress, or a plugin of this site, has a fault. It is not your writing.\n"
        f"  {last}\n"
        f"The details are in {saved.name}. To report it, open an issue where you got Weekpress,\n"
        "say what you typed and add that file; read it first, as it may name your folders."
    )


def run(program: click.Group) -> NoReturn:
    """Run the command that was typed, and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that cannot show a sign shows a "?"
            stream.reconfigure(errors="replace")
    program.main(prog_name="weekpress")
    raise AssertionError("a Program ends by itself")
