"""Articles as plain words: to count them, to search them, to sum them up.

Source for the reading speed: M. Brysbaert, "How many words do we read per minute? A review and
meta-analysis of reading rate", Journal of Memory and Language 109 (2019): 238 words a minute for
English non-fiction, read silently.
"""

from __future__ import annotations

import html
import math
import re
from collections.abc import Sequence

from weekpress.markup.tokens import INLINE, Tag, Token, closing_index, names, read

WORDS_A_MINUTE = 238

_LETTER = re.compile(r"\w")

_MARKS = frozenset({"a", "sup"})
_PASSED_OVER = names("aside blockquote figure figcaption table details section ul ol dl pre")
"""Elements whose paragraphs do not start the article."""


def plain_text(markup: str | Sequence[Token]) -> str:
    """The words of some HTML, single-spaced, without footnote marks and with `&` as `&`."""
    tokens = read(markup) if isinstance(markup, str) else markup
    pieces: list[str] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, str):
            pieces.append(token)
        elif token.name not in INLINE:
            pieces.append(" ")
        elif token.name in _MARKS and is_mark(tokens, index):
            index = closing_index(tokens, index)
        index += 1
    return " ".join(html.unescape("".join(pieces)).split())


def is_mark(tokens: Sequence[Token], index: int) -> bool:
    """Whether a footnote's mark starts here, or the link back from a footnote."""
    token = tokens[index]
    if isinstance(token, str) or token.closing:
        return False
    if token.name == "sup" and index + 1 < len(tokens):
        inner = tokens[index + 1]
        return isinstance(inner, Tag) and "footnote-ref" in inner.classes
    return token.name == "a" and "footnote-back" in token.classes


def word_count(text: str) -> int:
    """How many words a plain text has; a dash or another lone sign is none."""
    words = text.split()
    # One that starts with a letter or a figure, as nearly all do, needs no closer look.
    odd = (word for word in words if not word[0].isalnum())
    return len(words) - sum(1 for word in odd if not _LETTER.search(word))


def reading_minutes(words: int) -> int:
    """Whole minutes that reading so many words takes, at least 1."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def first_paragraph(tokens: Sequence[Token]) -> str:
    """The words of the article's first paragraph of prose, for a summary; "" when it has none.

    Plain text: a summary may be cut short and stand inside a link, and must not break either.
    """
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Tag) and not token.closing:
            if token.name in _PASSED_OVER:
                index = closing_index(tokens, index)
            elif token.name == "p":
                words = plain_text(tokens[index : closing_index(tokens, index)])
                if words:
                    return words
        index += 1
    return ""
