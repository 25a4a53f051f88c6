"""The lines of a head, changed in place: all else of the file stays as it is, to the byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_NEWLINE = re.compile(r"(\r\n|\r|\n)")


def with_lines(text: str, numbers: Iterable[int], change: Callable[[str], str]) -> str:
    """The text with `change` made to the lines of these numbers, from 1; each keeps its end."""
    pieces = _NEWLINE.split(text)
    for number in set(numbers):
        index = 2 * (number - 1)
        mark = "\ufeff" if index == 0 and pieces[0].startswith("\ufeff") else ""
        pieces[index] = mark + change(pieces[index].removeprefix(mark))
    return "".join(pieces)
