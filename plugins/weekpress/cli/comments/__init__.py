"""weekpress comments: the commands of the comment service, each in a file of its own.

What they need is no part of a plain installation and takes a while to load, so a command is loaded
when it is typed, and only then.
"""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "approve": "approve",
    "fake-filter": "fake_filter",
    "backup": "backup",
    "doctor": "doctor",
    "list": "listing",
    "publish": "publish",
    "reject": "reject",
    "restore": "restore",
    "erase": "erase",
    "export": "export",
    "rotate-key": "rotate_key",
    "serve": "serve",
    "show": "show",
    "sign-in-link": "sign_in_link",
    "spam": "spam",
    "stats": "stats",
    "undo": "undo",
    "withdraw": "withdraw",
    "worker": "worker",
}
"""The commands and the modules they are in: each module has a command of its own name."""

EXTRA = "pip install 'weekpress[comments]'"


class Late(click.Group):
    """A group that loads a command when somebody wants it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as Click has it
        """All of them, by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as Click has it
        """The command. Raises click.ClickException where what it needs is not installed."""
        if cmd_name not in COMMANDS:
            return None
        module = COMMANDS[cmd_name]
        try:
            found = import_module(f"weekpress.cli.comments.{module}")
        except ModuleNotFoundError as error:
            if str(error.name).startswith("weekpress"):
                raise
            raise click.ClickException(
                f"Comments need more than is installed here ({error.name}). Install it: {EXTRA}"
            ) from None
        command: click.Command = getattr(found, module)
        return command


@click.group(cls=Late)
def comments() -> None:
    """Takes comments on your posts, and what belongs to that.

    \b
    Examples:
      weekpress comments serve --site output
      weekpress comments list
      weekpress comments approve 01KB2Q5Z8X
    """
