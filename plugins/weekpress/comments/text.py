"""The text of a comment: its Markdown as HTML that cannot act, and as plain words.

Comes in: what a reader wrote, whoever let it pass. Goes out: paragraphs, emphasis, links, lists,
quotations and code in a line, and nothing else: no HTML of theirs, no picture, no heading, no id.
Two locks: the Markdown makes nothing but these, and what it made is sanitised against a list. The
site and the service's queue both call this, at each showing; nothing stored is believed.
Source: CommonMark 0.31.2; OWASP, Cross Site Scripting Prevention; HTML Standard, link types
(nofollow, ugc and noopener); Unicode UAX 9 and UTS 39 (what turns the direction of a text round).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from weekpress.comments.record import web_address
from weekpress.markup import plain_text
from weekpress.markup.controls import unified, without_forbidden

TAGS = frozenset({"a", "blockquote", "br", "code", "em", "li", "ol", "p", "strong", "ul"})
"""Every element there can be in a comment."""

REL = "nofollow ugc noopener"
"""What every link of a reader's says: a search engine is to count it for nothing."""

DEEPEST = 12
"""Elements inside one another: a list and its item are two. A text that goes deeper is shown as it
was written."""

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of what follows, and so can make a page say something else."""

_ODD = re.compile(
    "[^\\t\\n\\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufeff\u202a-\u202e\u2066-\u2069]"
)
"""What a text is looked through for, once, before anything is done with it."""

_SIGN = re.compile(
    r"[\\`*_\[\]<>&\t\v\f\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)
"""What may be Markdown wherever it stands; and space of other kinds than ours."""

_LISTED = re.compile(r" *(?:[-+]|[0-9]+[.)])")
"""What begins a list where it begins a line."""

_BLANK = re.compile(r"(\n(?: *\n)+)")
"""What parts paragraphs. The spaces that the next one begins with belong to it: they say whether it
is in a list."""

_BREAK = re.compile(r" *\n *")
_LINES = "<br>\n"

_RULES = (
    "newline", "escape", "backticks", "emphasis", "autolink", "entity", "blockquote", "list",
    "link",
)  # fmt: skip


def _markdown() -> MarkdownIt:
    options = {"html": False, "linkify": False, "typographer": False, "breaks": True}
    return MarkdownIt("zero", options | {"maxNesting": DEEPEST + 4}).enable(list(_RULES))


_MARKDOWN = _markdown()
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"a": {"href"}, "ol": {"start"}, "*": set()},
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel=REL,
    strip_comments=True,
)


def as_html(body: str) -> str:
    """The HTML of a comment's Markdown, sanitised."""
    pieces = _BLANK.split(shown(body))  # every other is what parts two
    parts = pieces[::2]
    first = next((at for at, part in enumerate(parts) if not _is_ordinary(part)), len(parts))
    last = len(parts)
    while last > first and _is_ordinary(parts[last - 1]):
        last -= 1
    while last < len(parts) and parts[last].startswith(" "):
        last += 1
    marked = "".join(pieces[2 * first : 2 * last - 1])
    made = (_as_written(parts[:first]), _set(marked), _as_written(parts[last:]))
    return "\n".join(filter(None, made))


def _is_ordinary(part: str) -> bool:
    """Whether a paragraph has no sign of Markdown: what `_set` does would make the same of it as
    `_as_written`, in ten times the time. One that is not indented is in nothing above it."""
    if _SIGN.search(part) or _LISTED.match(part):
        return False
    return "\n" not in part or not any(map(_LISTED.match, part.split("\n")))


def _set(text: str) -> str:
    """The HTML of a text that may have signs of Markdown in it."""
    if not text:
        return ""
    tokens = _MARKDOWN.parse(text)
    if max((token.level + _depth(token.children or ()) for token in tokens), default=0) > DEEPEST:
        return _as_written(re.split(r"\n\s*\n", text))
    for token in tokens:
        if token.children:
            token.children = list(_with_live_links(token.children))
    made: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return without_forbidden(_CLEANER.clean(made)).strip()


def _depth(inline: Sequence[Token]) -> int:
    """How deep the elements in a line go: a long row of asterisks is emphasis in emphasis, and some
    parsers give up a page after 256."""
    return max(accumulate((token.nesting for token in inline), initial=0))


def as_words(body: str) -> str:
    """A comment in plain words on one line, for a title, a list or a mail."""
    return plain_text(as_html(body))


def shown(text: str) -> str:
    """The text as it may be shown: one kind of line end, and without what only does harm.

    Characters that XML forbids go, and those that turn the direction of the page round.
    """
    if text.replace("\n", "").isprintable() or not _ODD.search(text):  # the first is the quicker
        return text
    return TURNING.sub("", without_forbidden(unified(text)))


def in_one_line(text: str) -> str:
    """The same of what has one line, such as a name."""
    return " ".join(shown(text).split())


def _with_live_links(tokens: Sequence[Token]) -> Iterator[Token]:
    """What is in a line, without the links that lead nowhere on the web; their words stay."""
    closing: list[bool] = []
    for token in tokens:
        if token.type == "link_open":
            closing.append(_is_live(str(token.attrGet("href") or "")))
            if not closing[-1]:
                continue
        elif token.type == "link_close" and not closing.pop():
            continue
        yield token


def _is_live(address: str) -> bool:
    """Whether a link leads to the web; both locks are asked, or one left it leading nowhere."""
    if not web_address(address):
        return False
    return "href" in _CLEANER.clean(f'<a href="{html.escape(address)}"></a>')


def _as_written(parts: Sequence[str]) -> str:
    """Paragraphs without Markdown, or that nobody can set: their lines as they are."""
    escaped = (html.escape(part, quote=False).strip() for part in parts)
    # Most have one line, and to look for breaks between its words takes longer than all the rest.
    lines = (_BREAK.sub(_LINES, part) if "\n" in part else part for part in escaped if part)
    return "\n".join(f"<p>{part}</p>" for part in lines)
