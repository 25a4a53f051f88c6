"""The keys of a file's head, as they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

Value = str | tuple["Value", ...] | dict[str, "Value"]
"""What a key may hold: a string, a list, or a mapping of them."""


class HeaderError(ValueError):
    """The head of the file cannot be read. Carries the line (from 1) and what to write instead."""

    def __init__(self, line: int, message: str, fix: str) -> None:
        super().__init__(message)
        self.line, self.message, self.fix = line, message, fix


@dataclass(frozen=True)
class Entry:
    """One key of the head, as it was written."""

    key: str
    """In lower case with underscores: "Image Alt" and "image-alt" are image_alt."""
    written: str
    """As the writer spelt it."""
    value: Value
    line: int
    item_lines: tuple[int, ...] = ()
    """Where the value is a list: the line of each item."""


@lru_cache(maxsize=1024)  # all files have the same few keys
def normal_key(written: str) -> str:
    """A key without its accidents: "Image Alt", "image-alt" and "IMAGE_ALT" are image_alt."""
    return re.sub(r"[\s-]+", "_", written.strip()).lower()
