"""Sanitised HTML as a list of tags and texts, and back again.

In comes HTML as html5ever writes it (nh3's output): every element closed, attributes in double
quotes, no stray angle bracket. So one pass with one pattern reads it exactly, and a list of tokens
changed by pure functions and written again is as well formed as it was before. No second parser
means no second opinion about what a piece of hostile text means.

Source: HTML Standard, "Serializing HTML fragments".
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache


def names(listed: str) -> frozenset[str]:
    """The words of a list written in one string: element and attribute names, here and nearby."""
    return frozenset(listed.split())


VOID = frozenset({"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"})
"""Elements that have no end tag."""

INLINE = names(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var wbr"
)
"""Elements that stand in a line of text, so that a word may go on through them."""

_BOOLEAN = frozenset({"controls", "default", "open", "reversed"})
"""Attributes written without a value (HTML Standard, "Boolean attributes")."""

_TAG = re.compile(r'<(/?)([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s=<>"\'/]+(?:="[^"]*")?)*)\s*/?>')
_ATTRIBUTE = re.compile(r'([^\s=<>"\'/]+)(?:="([^"]*)")?')


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag with its attributes, or an end tag. It never changes, so one may stand often."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    closing: bool = False

    @property
    def opens(self) -> bool:
        """Whether an end tag follows somewhere."""
        return not self.closing and self.name not in VOID

    @property
    def classes(self) -> list[str]:
        """The words of the class attribute."""
        return self.attributes.get("class", "").split()

    def having(self, **attributes: str) -> Tag:
        """The same tag with these attributes set; `aria_label` is aria-label, `class_` is class."""
        named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return Tag(self.name, {**self.attributes, **named}, self.closing)

    def without(self, *names: str) -> Tag:
        """The same tag with these attributes gone."""
        if self.attributes.keys().isdisjoint(names):
            return self
        kept = {name: value for name, value in self.attributes.items() if name not in names}
        return Tag(self.name, kept, self.closing)

    def named(self, name: str) -> Tag:
        """The same tag under another element's name."""
        return self if name == self.name else Tag(name, self.attributes, self.closing)


Token = Tag | str
"""A tag, or a run of text as HTML has it (with its character references)."""


def read(markup: str) -> list[Token]:
    """The tokens of sanitised HTML, in order; written again, they are the same HTML."""
    # A text, then three groups of a tag, over and over, then the last text.
    pieces = _TAG.split(markup)
    found: list[Token] = []
    for index in range(0, len(pieces) - 1, 4):
        if pieces[index]:
            found.append(pieces[index])
        found.append(_tag(*pieces[index + 1 : index + 4]))
    if pieces[-1]:
        found.append(pieces[-1])
    return found


@lru_cache(maxsize=1024)  # most tags are `<p>`, `</p>` and a few dozen others
def _tag(slash: str, name: str, rest: str) -> Tag:
    pairs = _ATTRIBUTE.findall(rest) if rest else ()
    attributes = {name: html.unescape(value) for name, value in pairs}
    return Tag(name.lower(), attributes, bool(slash))


def written(tokens: Iterable[Token]) -> str:
    """The HTML of these tokens, with every attribute value escaped."""
    return "".join(token if isinstance(token, str) else _written_tag(token) for token in tokens)


def _written_tag(tag: Tag) -> str:
    if tag.closing:
        return f"</{tag.name}>"
    return f"<{tag.name}{''.join(_attributes(tag))}>" if tag.attributes else f"<{tag.name}>"


def _attributes(tag: Tag) -> Iterator[str]:
    for name, value in tag.attributes.items():
        plain = name in _BOOLEAN and not value
        yield f" {name}" if plain else f' {name}="{html.escape(value)}"'


def closing_index(tokens: Sequence[Token], start: int) -> int:
    """Where the element that starts at `start` ends; `start` itself for one without an end tag."""
    tag = tokens[start]
    if isinstance(tag, str) or not tag.opens:
        return start
    depth = 0
    for index in range(start, len(tokens)):
        token = tokens[index]
        if isinstance(token, Tag) and token.name == tag.name:
            depth += -1 if token.closing else 1
            if depth == 0:
                return index
    return len(tokens) - 1


def element(name: str, text: str, **attributes: str) -> list[Token]:
    """A small element around some text, which is escaped here."""
    return [Tag(name).having(**attributes), html.escape(text, quote=False), Tag(name, closing=True)]
