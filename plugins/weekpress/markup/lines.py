"""One line of words, such as a title or a summary, as HTML or as Markdown."""

from __future__ import annotations

import html
import re

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


def as_markdown(written: str) -> str:
    """The same as Markdown that shows those words and nothing else, for a file made of others."""
    words = "".join(_SHOWN.get(sign, sign) for sign in " ".join(html.unescape(written).split()))
    return _FIRST.sub(lambda match: f"{match[1]}&#{ord(match[2])};", words)


_SHOWN = {sign: f"&#{ord(sign)};" for sign in "\\`*_[]{}<&"}
_FIRST = re.compile(r"^(\d*)([#>+=|:~.!-])")
