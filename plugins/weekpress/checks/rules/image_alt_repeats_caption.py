"""Pictures whose text is, word for word, what stands right beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from weekpress.checks.pictures import pictures
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity
from weekpress.markup.plain import plain_text

RULE = Rule(
    name="image-alt-repeats-caption",
    title="The text of a picture says what its caption or link says already",
    source="HTML Standard, 4.8.4.4.8: a picture's text must not repeat its caption",
    severity=Severity.WARNING,
    why="People who listen hear the same words twice, and still do not know what the picture "
    "shows.",
    do="Say what one sees in the picture; its caption can say who, where and when.",
    wrong="![Our depot in May]({static}/images/a.jpg)\n\n*Our depot in May*",
    right="![Six lorries in two rows]({static}/images/a.jpg)\n\n*Our depot in May*",
)
_SIGNS = re.compile(r"[\W_]+")
_NEAR = 20
"""Tags within which the next block is."""
_BLOCKS = ("figcaption", "p", "figure", "a")


def in_text(text: Text) -> Iterator[Hit]:
    """Every picture with the words of the block after it, or of its link or figure, as its text."""
    shown = [p for p in pictures(text) if p.alt and not p.decorative]
    if not shown:
        return
    blocks = list(text.elements(*_BLOCKS))
    for picture in shown:
        alt = _plain(picture.alt or "")
        beside = _beside(text, picture.element.start, blocks)
        if len(alt) > 2 and any(_plain(block.words) == alt for block in beside):
            yield text.at(
                picture.element,
                f"The text of this picture, {picture.quoted}, also stands right beside it.",
            )


def _beside(text: Text, place: int, blocks: list[Element]) -> Iterator[Element]:
    """The blocks around a picture, and the next one where no word stands between."""
    index = bisect_left(blocks, place, key=lambda block: block.start)
    around = blocks[max(0, index - len(_BLOCKS)) : index]
    yield from (block for block in around if place <= block.start + len(block.inside))
    after = next((block for block in blocks[index : index + 4] if block.name != "a"), None)
    if (
        after
        and after.start - place < _NEAR
        and not plain_text(text.tokens[place + 1 : after.start])
    ):
        yield after


def _plain(words: str) -> str:
    return _SIGNS.sub(" ", words).strip().casefold()
