"""Links beside one another that lead to the same place."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.link_words import links
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity
from weekpress.markup.tokens import INLINE, Tag

RULE = Rule(
    name="link-split",
    title="Two links beside one another lead to the same place",
    source="WCAG 2.2, technique H2: combining adjacent image and text links",
    severity=Severity.WARNING,
    why="Whoever goes through a page by keyboard or by ear comes to the same link twice, and takes "
    "it for two.",
    do="Make one link of the two.",
    wrong="[The plan](https://example.org/plan) [for bins](https://example.org/plan)",
    right="[The plan for bins](https://example.org/plan)",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Each link that starts where one to the same place ended, but for a space."""
    before, end = "", -1
    for link in links(text):
        address = link.get("href") or ""
        between = text.tokens[end : link.start] if end >= 0 else ["text"]
        if address == before and all(
            (t.name in INLINE if isinstance(t, Tag) else not t.strip()) for t in between
        ):
            yield text.at(
                link, f'"{link.words}" and what is before it are two links to the same place.'
            )
        before, end = address, link.start + len(link.inside) + 2
