"""What becomes of masked shortcodes once Markdown has run.

In code they are put back as they were written. As the address of a link they are resolved, or the
link is taken away and its words stay. Everywhere else they go, and so does whatever they leave
empty: no link without words, no paragraph, heading or list without anything in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from weekpress.markup.sanitise import allowed_address
from weekpress.markup.shortcodes import Shortcode
from weekpress.markup.tokens import Tag, Token, closing_index, names

Resolve = Callable[[str], str | None]
"""From what a link shortcode refers to ("2013-05-01-x.md") to an address, or None."""

_CODE = frozenset({"code", "pre", "kbd", "samp"})

_LINK = frozenset({"a"})

_PRUNED = names(
    "p a b em i span strong h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote figure figcaption"
    " div section aside"
)
"""Elements that go when nothing is left in them. A table's cell is not one: the column counts."""


@dataclass
class _Fate:
    """What happened to each mask, gathered while the tokens are read."""

    shown: set[str] = field(default_factory=set)
    resolved: set[str] = field(default_factory=set)
    unlinked: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Unmasked:
    """The tokens without masks, and the shortcodes a writer has to be told of."""

    tokens: list[Token]
    left_out: tuple[Shortcode, ...]
    unlinked: tuple[Shortcode, ...]


GAP = Tag("weekpress-gap")
"""Stands where something was taken out, until what it left empty is known."""


def unmasked(
    tokens: list[Token], shortcodes: Sequence[Shortcode], resolve: Resolve | None
) -> Unmasked:
    """The tokens with every mask put back, resolved or taken out."""
    if not shortcodes:
        return Unmasked(tokens, (), ())
    unmasking = _Unmasking({s.mask: s for s in shortcodes}, resolve)
    kept = without_gaps(unmasking.tokens(tokens))
    fate = unmasking.fate
    told = [s for s in shortcodes if s.mask not in fate.shown | fate.resolved and not s.closing]
    return Unmasked(
        kept,
        tuple(s for s in told if s.mask not in fate.unlinked),
        tuple(s for s in told if s.mask in fate.unlinked),
    )


class _Unmasking:
    """One pass over the tokens of one article."""

    def __init__(self, shortcodes: dict[str, Shortcode], resolve: Resolve | None) -> None:
        self.shortcodes, self.resolve, self.fate = shortcodes, resolve, _Fate()
        # The first mask is a word and "0z"; all begin with that word. One pattern for it finds any
        # of ten thousand as fast as one. ASCII: a long s (ſ) is an s to other patterns, but not to
        # the word that masks are made of.
        stem = next(iter(shortcodes)).removesuffix("0z")
        self.pattern = re.compile(rf"{stem}[0-9]+z", re.IGNORECASE | re.ASCII)

    def tokens(self, tokens: Sequence[Token]) -> list[Token]:
        found: list[Token] = []
        in_code = in_link = 0
        dropped: set[int] = set()
        for index, token in enumerate(tokens):
            if isinstance(token, str):
                found += self.text(token, bool(in_code), bool(in_link))
                continue
            in_code += _step(token, _CODE)
            in_link += _step(token, _LINK)
            kept = None if index in dropped else self.tag(token)
            if kept is None and token.name == "a":
                dropped.add(closing_index(tokens, index))
            found.append(kept or GAP)
        return found

    def text(self, text: str, in_code: bool, in_link: bool) -> list[Token]:
        """The pieces of a text; a gap where a shortcode was, its own words if all a link has."""
        found: list[Token] = []
        end = 0
        for match in self.pattern.finditer(text):
            shortcode = self.shortcodes[match[0].lower()]
            found += [text[end : match.start()], self.instead(shortcode, in_code, in_link)]
            end = match.end()
        found.append(text[end:])
        return [piece for piece in found if piece != ""]

    def instead(self, shortcode: Shortcode, in_code: bool, in_link: bool) -> Token:
        if in_code:
            self.fate.shown.add(shortcode.mask)
            return html.escape(shortcode.text, quote=False)
        # A picture was the words of the link: what it shows says where the link goes.
        if in_link and shortcode.words:
            return html.escape(shortcode.words, quote=False)
        return GAP

    def tag(self, tag: Tag) -> Tag | None:
        """The tag without masks in its attributes; None when nothing of it is of use."""
        masked = {n: v for n, v in tag.attributes.items() if self.pattern.search(v)}
        if not masked:
            return tag
        if tag.name == "a" and "href" in masked:
            return self.link(tag)
        if tag.name in {"img", "source", "track"} and {"src", "srcset"} & masked.keys():
            return None
        bare = {n: " ".join(self.pattern.sub("", v).split()) for n, v in masked.items()}
        return tag.having(**bare)

    def link(self, tag: Tag) -> Tag | None:
        found = self.pattern.match(tag.attributes["href"])
        shortcode = self.shortcodes[found[0].lower()] if found else None
        address = self.resolve(shortcode.target) if shortcode and self.resolve else None
        if not address or not allowed_address(address) or not shortcode or not found:
            masks = self.pattern.findall(tag.attributes["href"])
            self.fate.unlinked |= {mask.lower() for mask in masks}
            return None
        self.fate.resolved.add(shortcode.mask)
        rest = self.pattern.sub("", tag.attributes["href"][found.end() :])
        return tag.having(href=address + rest)


def _step(tag: Tag, names: frozenset[str]) -> int:
    if tag.name not in names:
        return 0
    return -1 if tag.closing else 1


def without_gaps(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without gaps, and without the elements in which a gap was all there was."""
    found: list[Token] = []
    for token in tokens:
        start = None
        if isinstance(token, Tag) and token.closing and token.name in _PRUNED:
            start = _emptied(found, token.name)
        if start is None:
            found.append(token)
        else:
            found[start:] = [GAP]
    return [token for token in found if token is not GAP]


def _emptied(found: Sequence[Token], name: str) -> int | None:
    """Where the element `name` that ends now starts, if only gaps and white space are in it."""
    index, gaps = len(found) - 1, 0
    while index >= 0 and (found[index] is GAP or isinstance(found[index], str)):
        earlier = found[index]
        if isinstance(earlier, str) and earlier.replace("&nbsp;", "").strip():
            return None
        gaps += earlier is GAP
        index -= 1
    start = found[index] if index >= 0 else None
    opened = isinstance(start, Tag) and start.name == name and not start.closing
    return index if gaps and opened else None
