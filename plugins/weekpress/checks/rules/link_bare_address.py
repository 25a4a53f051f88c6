"""Addresses that stand in the text as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.link_words import links
from weekpress.checks.rule import Hit, Rule, cut
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity

RULE = Rule(
    name="link-bare-address",
    title="An address stands in the text in place of words",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.WARNING,
    why="A screen reader reads an address out sign by sign, and nobody learns from it what is "
    "there.",
    do="Write [what is there](https://…).",
    wrong="The plan is at <https://example.org/plans/2026/bins.html>.",
    right="Read [our plan for bins](https://example.org/plans/2026/bins.html).",
)

_ADDRESS = re.compile(r"https?://\S+|www\.[^\s/]+/\S+", re.IGNORECASE)
"""One such as `example.org` or `www.example.org` can be said, and is left."""
_NAKED = re.compile(
    r"(?<![^\s(<])(?<!\]\()https?://[\w-]+(?:\.[\w-]+)+[^\s<>\[\]\ufffc]*+(?!\])", re.IGNORECASE
)
"""Not within brackets: those are links that went wrong, or orders to another program."""
_LONGEST = 60


def in_text(text: Text) -> Iterator[Hit]:
    """Each link whose words are an address, and each address that is no link."""
    for link in links(text):
        if _ADDRESS.fullmatch(link.words) and not _is_spare(link, text):
            yield text.at(link, f"The words of this link are an address: {cut(link.words)}.")
    unlinked = text.wording.unlinked
    if "://" in unlinked:
        for match in _NAKED.finditer(unlinked):
            address = match[0].rstrip(".,;:!?)*_\"'”’")
            yield text.at(
                text.written_at(*match.span()),
                f"This address is no link, and hard to listen to: {cut(address)}.",
                f"Write [what is there]({address})." if len(address) < _LONGEST else "",
            )


def _is_spare(link: Element, text: Text) -> bool:
    """Whether it is shown only where a sound or film cannot be played."""
    media = text.elements("audio", "video")
    return any(one.start < link.start < one.start + len(one.inside) for one in media)
