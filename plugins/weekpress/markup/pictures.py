"""Pictures that say nothing to somebody who cannot see them.

Comes in: the HTML of a body, as `Renderer` wrote it. Goes out: how many of its pictures have no
text and are not marked as decoration. Source: WCAG 2.2, 1.1.1 Non-text Content (A).
"""

from __future__ import annotations

from weekpress.markup.tokens import Tag, read


def without_text(html: str) -> int:
    """How many pictures have an empty text or none: `{.decorative}` says that none is needed."""
    if "<img" not in html:  # most bodies have no picture, and to read the others takes a while
        return 0
    return sum(isinstance(token, Tag) and is_wordless_picture(token) for token in read(html))


def is_wordless_picture(tag: Tag) -> bool:
    """Whether this is a picture without a text that is not marked as decoration."""
    if tag.name != "img" or tag.closing or "decorative" in tag.classes:
        return False
    return not tag.attributes.get("alt", "").strip()
