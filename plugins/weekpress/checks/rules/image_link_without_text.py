"""Links that are a picture and nothing else, where the picture has no text."""

from __future__ import annotations

from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule, cut
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity
from weekpress.markup.tokens import Tag

RULE = Rule(
    name="image-link-without-text",
    title="A link is a picture that has no text",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A); 1.1.1 Non-text Content (A)",
    severity=Severity.ERROR,
    why="The words of such a link are the text of its picture. Without one, a screen reader reads "
    "out the address, and people who speak to their computer have no name to call it by.",
    do="Write where the link leads as the text of the picture.",
    wrong="[![]({static}/images/map.png)](https://example.org/map)",
    right="[![Map of the rounds]({static}/images/map.png)](https://example.org/map)",
)


def in_text(text: Text) -> Iterator[Hit]:
    """Every link with pictures, no words, and no text for any of the pictures."""
    for link in text.elements("a"):
        address = link.get("href")
        if address and link.has("img") and not _named(link):
            shown = cut(address, 80)
            yield text.at(
                _first_picture(link),
                f"This picture is all there is of the link to {shown}, and it has no text.",
                "Write where the link leads as its text: "
                f"[![where it leads](the picture)]({shown}).",
            )


def _named(link: Element) -> bool:
    """Whether a screen reader has a name for the link: its own, its words or its pictures'."""
    pictures = (t for t in link.inside if isinstance(t, Tag) and t.name == "img")
    texts = [p.attributes.get("alt", "") for p in pictures if "decorative" not in p.classes]
    return bool((link.get("aria-label") or "").strip() or link.words or "".join(texts).strip())


def _first_picture(link: Element) -> Element:
    return next(
        Element(token, index, ())
        for index, token in enumerate(link.inside, link.start + 1)
        if isinstance(token, Tag) and token.name == "img"
    )
