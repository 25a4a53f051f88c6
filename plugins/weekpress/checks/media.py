"""The sound and film that a text shows, and what stands around each.

Comes in: a text. Goes out: its audio and video elements, and the words of the section that each
stands in. Those on other servers are not among them: a page has a link in their place, and what is
there is not ours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from weekpress.checks.text import Element, Text
from weekpress.markup.elsewhere import elsewhere
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import Tag

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def media(text: Text, *names: str) -> Iterator[Element]:
    """Every sound or film of our own that has an address; `names` are audio, video or both."""
    for element in text.elements(*names):
        sources = [t.attributes.get("src", "") for t in element.inside
                   if isinstance(t, Tag) and t.name == "source"]  # fmt: skip
        addresses = [a for a in (element.get("src") or "", *sources) if a]
        if addresses and not any(elsewhere(address) for address in addresses):
            yield element


def tracks(element: Element) -> Iterator[str]:
    """The kinds of the text tracks of a film. One that names none has subtitles (HTML Standard,
    4.8.11.11)."""
    for token in element.inside:
        if isinstance(token, Tag) and token.name == "track" and token.attributes.get("src"):
            yield token.attributes.get("kind", "").lower() or "subtitles"


def with_words_around(text: Text, *names: str) -> Iterator[tuple[Element, str]]:
    """Every one of our own, and the words of its section, with its heading and the next one."""
    found = list(media(text, *names))
    headings = [(h.start, h.start + len(h.inside)) for h in text.elements(*_HEADINGS)]
    words: dict[int, str] = {}
    for element in found:
        index = bisect_left(headings, (element.start, 0))
        if index not in words:
            start = headings[index - 1][0] if index else 0
            end = headings[index][1] if index < len(headings) else len(text.tokens)
            words[index] = plain_text(text.tokens[start : end + 1])
        yield element, words[index]
