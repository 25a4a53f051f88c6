"""The shared word `markup`: Markdown and HTML, read once and made safe, for every room.

`Renderer` turns an article's body into finished HTML with its contents, words and findings;
`sanitise_for_feed` makes that fit for a feed; `typeset`, `plain_text` and the counts serve titles
and summaries; `strip_forbidden` serves front matter. Nothing here knows Pelican.
"""

from __future__ import annotations

from weekpress.markup.controls import strip_forbidden
from weekpress.markup.feed import sanitise_for_feed
from weekpress.markup.lines import as_html, shortened
from weekpress.markup.plain import plain_text, reading_minutes, word_count
from weekpress.markup.renderer import Rendered, Renderer
from weekpress.markup.sanitise import sanitise
from weekpress.markup.typography import typeset

__all__ = [
    "Rendered",
    "Renderer",
    "as_html",
    "plain_text",
    "reading_minutes",
    "sanitise",
    "sanitise_for_feed",
    "shortened",
    "strip_forbidden",
    "typeset",
    "word_count",
]
