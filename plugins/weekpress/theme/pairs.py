"""Every pair of colours the theme sets one upon the other, and how far apart each must be.

A colour that is used in the style sheets and in no pair here fails a test: nothing on a page is
left unjudged. Source of the numbers: WCAG 2.2, 1.4.3 and 1.4.11.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from weekpress.theme.contrast import Demand, ratio
from weekpress.theme.tokens import Schemes

TEXT = 4.5
"""The least contrast of text (1.4.3, AA; ours is judged as if it were all small)."""

SHAPE = 3.0
"""The least contrast of what shows a control, its state or its focus (1.4.11, AA)."""

SEEN = 1.2
"""A hairline carries no meaning and no criterion judges it; it should still be seen."""


@dataclass(frozen=True)
class Pair:
    """One colour on another."""

    colour: str
    ground: str
    least: float
    use: str
    """Where a reader meets it, as the subject of "… needs at least"."""


PAIRS = (
    Pair("ink", "paper", TEXT, "text"),
    Pair("ink", "sheet", TEXT, "text in a callout or in code"),
    Pair("soft", "paper", TEXT, "small print beside text"),
    Pair("soft", "sheet", TEXT, "a comment in code"),
    Pair("accent", "paper", TEXT, "a link"),
    Pair("accent", "sheet", TEXT, "a link in a callout"),
    Pair("string", "sheet", TEXT, "a string in code"),
    Pair("number", "sheet", TEXT, "a number in code"),
    Pair("name", "sheet", TEXT, "a name in code"),
    Pair("string", "paper", TEXT, "a string in a marked line of code"),
    Pair("number", "paper", TEXT, "a number in a marked line of code"),
    Pair("name", "paper", TEXT, "a name in a marked line of code"),
    Pair("paper", "ink", TEXT, "the preview banner"),
    Pair("edge", "paper", SHAPE, "the line under a title that is a link"),
    Pair("edge", "sheet", SHAPE, "the edge of a block of code"),
    Pair("focus", "paper", SHAPE, "the ring round what has the keyboard"),
    Pair("focus", "sheet", SHAPE, "the ring round what has the keyboard in a callout"),
    Pair("focus-gap", "focus", SHAPE, "the second ring round what has the keyboard"),
    Pair("rule", "paper", SEEN, "a hairline"),
)


@dataclass(frozen=True)
class Failure:
    """A pair too near to each other in one scheme."""

    scheme: str
    pair: Pair
    colour: str
    ground: str

    @property
    def message(self) -> str:
        """The pair, its ratio and what is needed, in a sentence."""
        return (
            f"on a {self.scheme} screen {self.pair.colour} {self.colour} on {self.pair.ground} "
            f"{self.ground} has a contrast of {shown(ratio(self.colour, self.ground))}, and "
            f"{self.pair.use} needs at least {self.pair.least:g}."
        )


def failures(schemes: Schemes) -> list[Failure]:
    """Every pair that is too near in either scheme."""
    return [
        Failure(scheme, pair, colours[pair.colour], colours[pair.ground])
        for scheme, colours in schemes.items()
        for pair in PAIRS
        if ratio(colours[pair.colour], colours[pair.ground]) < pair.least
    ]


def demands(name: str, colours: Mapping[str, str]) -> list[Demand]:
    """What is asked of the colour called `name` in one scheme, by all its pairs."""
    return list(_demands(name, colours))


def _demands(name: str, colours: Mapping[str, str]) -> Iterator[Demand]:
    for pair in PAIRS:
        if pair.colour == name:
            yield colours[pair.ground], pair.least
        elif pair.ground == name:
            yield colours[pair.colour], pair.least


def shown(value: float) -> str:
    """A ratio to two decimal places, never rounded up to one that would pass."""
    return f"{int(value * 100) / 100:.2f}"
