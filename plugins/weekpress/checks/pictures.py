"""The pictures of a text, with what is said in place of them.

Comes in: a text. Goes out: each picture with its text alternative, its file's name, and what it
stands in. Source: HTML Standard, 4.8.4.4 "Requirements for providing text to act as an alternative
for images"; WCAG 2.2, 1.1.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from weekpress.checks.rule import cut
from weekpress.checks.text import Element, Text
from weekpress.markup.tokens import Tag

_SIZE = re.compile(r"(?:[-_@]\d{2,4}x\d{2,4}|@\dx|-scaled)$", re.IGNORECASE)
_LONGEST = 80


@dataclass(frozen=True)
class Picture:
    """One picture that a text shows."""

    element: Element
    alt: str | None
    """What is said in its place, single-spaced; None where nothing at all is written."""

    @property
    def address(self) -> str:
        return self.element.get("src") or ""

    @property
    def decorative(self) -> bool:
        """Whether its writer says that it adds nothing to the words."""
        return "decorative" in self.element.tag.classes

    @property
    def file(self) -> str:
        """The name of its file: "bins.jpg"; "" where its address has none."""
        return PurePosixPath(unquote(self.address.partition("?")[0].partition("#")[0])).name

    @property
    def stem(self) -> str:
        """The same without the kind of file and the size that programs add: "bins"."""
        stem = PurePosixPath(self.file).stem
        return _SIZE.sub("", stem)

    @property
    def quoted(self) -> str:
        """Its text for a message, as far as one cares to read."""
        alt = self.alt or ""
        return f'"{cut(alt, _LONGEST)}"'

    @property
    def called(self) -> str:
        """The picture for a message: "This picture (bins.jpg)"."""
        name = self.file
        return f"This picture ({name})" if 0 < len(name) <= _LONGEST else "This picture"

    def written(self, text: Text, alt: str, decorative: bool = False) -> str:
        """How it is written with another text, in Markdown or HTML as it stands there."""
        address = self.address if len(self.address) <= _LONGEST else f"…/{self.file[-_LONGEST:]}"
        if text.source.text.startswith("<", text.offset_of(self.element)):
            mark = ' class="decorative"' if decorative else ""
            return f'<img src="{address}" alt="{alt}"{mark}>'
        return f"![{alt}]({address})" + ("{.decorative}" if decorative else "")


def pictures(text: Text) -> Iterator[Picture]:
    """Every picture that has an address; one without is not shown at all."""
    for element in text.elements("img"):
        if element.get("src") or element.get("srcset"):
            alt = element.get("alt")
            yield Picture(element, None if alt is None else " ".join(alt.split()))


def silent(text: Text, alt: str | None) -> Iterator[Picture]:
    """Every picture that says nothing in this way: with an empty text, or with none at all.

    Not one that is marked as decoration; and of one that is alone in a link the link's rule tells.
    """
    found = [p for p in pictures(text) if p.alt == alt and not p.decorative]
    linked = set(_alone_in_links(text)) if found else ()
    yield from (picture for picture in found if picture.element.start not in linked)


def _alone_in_links(text: Text) -> Iterator[int]:
    """The starts of the pictures in links that have no words besides."""
    for link in text.elements("a"):
        if link.get("href") and not (link.get("aria-label") or "").strip() and not link.words:
            for place, token in enumerate(link.inside, link.start + 1):
                if isinstance(token, Tag) and token.name == "img":
                    yield place
