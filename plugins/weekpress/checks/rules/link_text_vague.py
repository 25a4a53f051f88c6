"""Links whose words do not say where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.link_words import links, says_kind_only, says_nothing
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Text
from weekpress.errors import Severity

RULE = Rule(
    name="link-text-vague",
    title="The words of a link do not say where it leads",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.ERROR,
    why="People who use a screen reader go from link to link, or have all of them in a list: there "
    '"here" and "read more" say nothing.',
    do="Write what is behind the link as its words.",
    wrong="To pay, [click here](https://example.org/pay).",
    right="You can [pay your council tax online](https://example.org/pay).",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every link that leads somewhere and says nothing of it."""
    for link in links(text):
        words = link.get("aria-label") or link.words
        if says_nothing(words):
            yield text.at(link, f'The words of this link are "{link.words}".')
        elif says_kind_only(words) and not (link.get("href") or "").startswith("#"):
            yield text.at(
                link, f'The words of this link are "{link.words}", and do not say which.',
                severity=Severity.WARNING,
            )  # fmt: skip
