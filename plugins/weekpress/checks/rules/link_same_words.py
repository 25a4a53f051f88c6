"""Links with the same words that lead to different places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from weekpress.checks.link_words import bare, destination, links, says_kind_only, says_nothing
from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity

RULE = Rule(
    name="link-same-words",
    title="Links with the same words lead to different places",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A), 2.4.9 Link Purpose (Link Only) (AAA)",
    severity=Severity.ADVICE,
    why="In a list of the links nobody can tell the one from the other, and who has followed the "
    "first believes to know the second.",
    do="Say in the words of each link what is only there.",
    wrong="Read the [minutes](https://example.org/may) and the [minutes](https://example.org/june).",
    right="Read the [minutes of May](https://example.org/may) and "
    "[of June](https://example.org/june).",
)

_SHOWN = 60


def in_text(text: Text) -> Iterator[Hit]:
    """Each link whose words led elsewhere before; once for one place."""
    by_words: dict[str, list[Element]] = {}
    for link in links(text):
        words = link.get("aria-label") or link.words
        if bare(words):
            by_words.setdefault(bare(words).casefold(), []).append(link)
    for name, same in by_words.items():
        if len(same) > 1 and not (says_nothing(name) or says_kind_only(same[0].words)):
            yield from _elsewhere(text, same)


def _elsewhere(text: Text, same: Sequence[Element]) -> Iterator[Hit]:
    """Of links with the same words, those that lead elsewhere than the first."""
    first, *others = ((link, destination(link.get("href") or "")) for link in same)
    seen = {first[1]}
    for link, place in others:
        if place not in seen:
            seen.add(place)
            yield text.at(
                link,
                f'Another link here says "{link.words}" too, and leads to {first[1][:_SHOWN]}.',
            )
