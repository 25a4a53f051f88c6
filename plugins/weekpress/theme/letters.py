"""Letters: HTML of ours as it is sent by e-mail, and as plain text.

Comes in: what a page shows inside it, and where on the site it stands. Goes out: HTML with whole
addresses and no class, or lines of 78 signs at most with each link's address after its words.
Source: RFC 5322, 2.1.1 (78 signs a line); for whole addresses see weekpress.markup.feed.
"""

from __future__ import annotations

from html import unescape
from textwrap import fill

from markupsafe import Markup

from weekpress.markup import sanitise_for_feed
from weekpress.markup.tokens import INLINE, Tag, read

WIDTH = 78


def as_letter(html: str | None, base: str, url: str, lang: str) -> Markup:
    """HTML that stands alone: whole addresses, nothing that needs our style sheet.

    base -- the site's public address, ending in a slash
    url  -- the public address of the page it is from
    """
    text = str(html or "")
    fit = sanitise_for_feed(text, base, url, lang) if "<" in text else text
    return Markup(fit)  # noqa: S704 -- sanitised on reading, and now


def letter_text(html: str | None, base: str, url: str, lang: str) -> str:
    """The same as plain text: a paragraph or point each, with an empty line before a paragraph."""
    blocks = _blocks(str(as_letter(html, base, url, lang)))
    told = [_wrapped(words, mark) for mark, words in blocks]
    return "\n".join(told)


def filled(text: object) -> str:
    """Plain text in lines of 78 signs at most; a longer word, such as an address, stays whole."""
    return _wrapped(unescape(" ".join(str(text).split())), "")


def _wrapped(words: str, mark: str) -> str:
    return fill(
        words, WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _blocks(html: str) -> list[tuple[str, str]]:
    """The paragraphs and points of some HTML: the mark before each, and its words."""
    found: list[tuple[str, str]] = []
    pieces: list[str] = []
    mark, address = "", ""
    for token in read(html):
        if isinstance(token, str):
            pieces.append(unescape(token))
        elif token.name == "a":
            pieces.append(f" <{address}>" if token.closing and address else "")
            address = "" if token.closing else unescape(token.attributes.get("href", ""))
        elif token.name == "img" and token.attributes.get("alt"):
            pieces.append(f"[{unescape(token.attributes['alt'])}]")
        elif token.name not in INLINE:
            _end(pieces, mark, found)
            pieces, mark = [], "- " if _is_point(token) else ""
    _end(pieces, mark, found)
    return found


def _is_point(token: Tag) -> bool:
    return token.name == "li" and not token.closing


def _end(pieces: list[str], mark: str, found: list[tuple[str, str]]) -> None:
    words = " ".join("".join(pieces).split())
    if words:
        found.append((mark, words))
