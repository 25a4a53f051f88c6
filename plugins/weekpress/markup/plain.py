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

_WORD = re.compile(r"\w\S*")

_PASSED_OVER = names("aside blockquote figure figcaption table details section ul ol dl pre")
"""Elements whose paragraphs do not start the article."""


def plain_text(markup: str | Sequence[Token]) -> str:
    """The words of some HTML, single-spaced, without footnote marks and with `&` as `&`."""
    tokens = read(markup) if isinstance(markup, str) else markup
    pieces = [_words(token) for token in _without_marks(tokens)]
    return " ".join(html.unescape("".join(pieces)).split())


def _words(token: Token) -> str:
    if isinstance(token, str):
        return token
    return "" if token.name in INLINE else " "


def _without_marks(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without footnote marks and the links back from footnotes."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        if _is_mark(tokens, index):
            index = closing_index(tokens, index)
        else:
            found.append(tokens[index])
        index += 1
    return found


def _is_mark(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if isinstance(token, str) or token.closing:
        return False
    if token.name == "sup" and index + 1 < len(tokens):
        inner = tokens[index + 1]
        return isinstance(inner, Tag) and "footnote-ref" in inner.classes
    return token.name == "a" and "footnote-back" in token.classes


def word_count(text: str) -> int:
    """How many words a plain text has; a dash or another lone sign is none."""
    return len(_WORD.findall(text))


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
            end = closing_index(tokens, index)
            if token.name in _PASSED_OVER:
                index = end
            elif token.name == "p" and (words := plain_text(tokens[index:end])):
                return words
        index += 1
    return ""
