"""The headings of a body as readers get them: their levels below the title, and what each is under.

Comes in: a text. Goes out: its headings with words, in order. The title is the page's level one;
Weekpress puts a level-one heading in the body, and those after it, one level down, so a level here
is that of the page, and `marks` is what the writer typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from weekpress.checks.text import Element, Text
from weekpress.markup.headings import LEVELS

_TITLE = 1


@dataclass(frozen=True)
class Section:
    """One heading, and the headings that it stands under."""

    element: Element
    level: int
    """On the page: 2 to 7, where 7 is a ###### that had to go down."""
    marks: int
    """What was typed: 2 for ##."""
    above: tuple[tuple[int, str], ...]
    """The level and the words, in small letters, of each heading it is under, outermost first."""

    @property
    def words(self) -> str:
        return self.element.words

    @property
    def deepest(self) -> int:
        """The level that may come here: one below the heading it stands under."""
        return (self.above[-1][0] if self.above else _TITLE) + 1


def outline(text: Text) -> Iterator[Section]:
    """Every heading that has words."""
    down, above = 0, list[tuple[int, str]]()
    for element in text.elements(*LEVELS):
        if not element.words:
            continue
        marks = LEVELS[element.name]
        down = max(down, marks == 1)
        level = marks + down
        while above and above[-1][0] >= level:
            above.pop()
        yield Section(element, level, marks, tuple(above))
        above.append((level, element.words.casefold()))
