"""Links and pictures whose address ends where a person would still look for its end.

Python-Markdown looks for the bracket that ends an address through the rest of the paragraph, once
for each that begins: ten thousand that never end would take it minutes.
"""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    LINK_RE,
    ImageInlineProcessor,
    LinkInlineProcessor,
)

LONGEST = 4000
"""Characters of an address with its title; browsers and servers take about two thousand."""


class NearLinksExtension(Extension):
    """Puts the two where the library has its own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Register each under the name and at the place of the library's."""
        md.inlinePatterns.register(_Link(LINK_RE, md), "link", 160)
        md.inlinePatterns.register(_Picture(IMAGE_LINK_RE, md), "image_link", 150)


class _Link(LinkInlineProcessor):
    def getLink(  # noqa: N802 -- the library's name
        self, data: str, index: int
    ) -> tuple[str, str | None, int, bool]:
        return super().getLink(data[: index + LONGEST], index)


class _Picture(ImageInlineProcessor):
    def getLink(  # noqa: N802 -- the library's name
        self, data: str, index: int
    ) -> tuple[str, str | None, int, bool]:
        return super().getLink(data[: index + LONGEST], index)
