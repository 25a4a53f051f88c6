"""One line of words, such as a title or a summary, as HTML."""

from __future__ import annotations

import html

from weekpress.markup.typography import typeset

SUMMARY_WORDS = 45
"""How long a summary made from the first paragraph may be."""


def as_html(written: str) -> str:
    """A title or summary as HTML. What the writer typed is text, never markup; but exports from
    WordPress hold character references (&#8217;), which are read as what they stand for."""
    return typeset(html.escape(html.unescape(written), quote=False))


def shortened(paragraph: str) -> str:
    """The first words of a paragraph, for a summary that nobody wrote."""
    words = paragraph.split()
    return " ".join(words[:SUMMARY_WORDS]) + ("…" if len(words) > SUMMARY_WORDS else "")
