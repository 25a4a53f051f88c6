"""Pictures with an empty text, where nobody can tell whether that was meant."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.pictures import silent
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="image-alt-empty",
    title="The text of a picture is empty, and it is not marked as decoration",
    source="WCAG 2.2, 1.1.1 Non-text Content (A)",
    severity=Severity.ERROR,
    why="A picture without words is passed over in silence: whoever cannot see it never learns "
    "that there is one. That is right for decoration only, and silence does not say whether it "
    "was meant.",
    do="Say what the picture shows and why, or mark it {.decorative} where it adds nothing.",
    wrong="![]({static}/images/bins.jpg)",
    right="![]({static}/images/leaves.jpg){.decorative}",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every picture with an empty text; one that is alone in a link is the link's fault."""
    for picture in silent(text, ""):
        yield text.at(
            picture.element,
            f"{picture.called} has an empty text, so people who cannot see it are not told of it.",
            f"Write {picture.written(text, 'what it shows and why')}; or, where it adds "
            f"nothing to the words, {picture.written(text, '', decorative=True)}.",
        )
