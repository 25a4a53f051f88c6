"""A trace: what a page reads while it is drawn.

Comes in: the reads, told by the names, lists and articles that know how (watched.py). Goes out:
the page's needs, each of three words:

    name  NAME     -        a name of the context, by its value
    list  NAME     PART     of a list in the context: whether it has some, its count, a slice, all
    part  CONTENT  PART     of an article, page, project or person: its card, its body, or a value

What is read inside such a read (an article's address reads its slug) is not noted: the value that
comes out says it all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

Need = tuple[str, str, str]


class MissingError(Exception):
    """Something is asked for that a snapshot does not hold: the site has to be built."""


class Trace:
    """What is read while it is on. One page is drawn at a time in a process."""

    def __init__(self) -> None:
        self.needs: dict[Need, None] | None = None
        """What was read so far; None while nothing is noted."""

    @contextmanager
    def taken(self) -> Iterator[dict[Need, None]]:
        """Note what is read in the block; the needs are the keys of what is given."""
        needs: dict[Need, None] = {}
        self.needs = needs
        try:
            yield needs
        finally:
            self.needs = None

    def note(self, kind: str, name: str, part: str = "") -> None:
        """Note one read."""
        if self.needs is not None:
            self.needs[(kind, name, part)] = None


def written(needs: Iterable[Need]) -> str:
    """Needs as text, one a line; no word of a need holds a tab or a line end.

    Sorted, so that those of the context come first: the pages of one template have them in common.
    """
    return "\n".join(sorted("\t".join(need) for need in needs))


def parted(text: str) -> tuple[str, str]:
    """The needs of the context, and those of articles."""
    at = 0 if text.startswith("part\t") else text.find("\npart\t")
    return (text, "") if at < 0 else (text[:at], text[at:].lstrip("\n"))


def read(text: str) -> list[Need]:
    """The needs of such a text."""
    lines = (line.split("\t") for line in text.split("\n") if line)
    return [(words[0], words[1], words[2]) for words in lines]
