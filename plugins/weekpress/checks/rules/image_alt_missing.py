"""Pictures typed as HTML without a word on what stands in for them."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.pictures import silent
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="image-alt-missing",
    title="A picture has no text for those who cannot see it",
    source="WCAG 2.2, 1.1.1 Non-text Content (A)",
    severity=Severity.ERROR,
    why="Where nothing is written, many screen readers read out the name of the file, letter by "
    "letter, and nobody who cannot see the picture learns what it shows.",
    do='Add alt="what it shows and why", or alt="" and class="decorative" where it adds nothing.',
    wrong='<img src="{static}/images/bins.jpg">',
    right='<img src="{static}/images/bins.jpg" alt="Six bins in front of one house">',
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every picture whose tag has no alt; one that is alone in a link is the link's fault."""
    for picture in silent(text, None):
        yield text.at(
            picture.element,
            f"{picture.called} has no text (alt) for people who cannot see it.",
            f"Write {picture.written(text, 'what it shows and why')}; or, where it adds "
            f"nothing to the words, {picture.written(text, '', decorative=True)}.",
        )
