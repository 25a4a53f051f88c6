"""A value that cannot be used."""

from __future__ import annotations

from weekpress.frontmatter.entries import Value


class WrongValueError(ValueError):
    """A value that cannot be used: what is wrong with it, and what to write instead."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message, self.fix = message, fix


def text(value: Value) -> str:
    """A single line of text. A folded or literal block becomes one line."""
    if not isinstance(value, str):
        raise WrongValueError("one piece of text is expected, not a list.", "Write it on one line.")
    return " ".join(value.split())
