"""Terms: where a text first uses a word that readers may not know, a way to what it means.

In comes finished HTML, out comes the same HTML with a few tags more: taken away, they leave what
was there. A title that shows on hovering is out of reach of touch, of a keyboard and of most screen
readers, so what is added is a link to the word's place in the glossary; the title is the shortcut
for those who can hover. A writer's own `<abbr>` wins.
Source: WCAG 2.2, 3.1.4 (Abbreviations), technique G55; HTML Standard, "The abbr element".
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from weekpress.markup.spelt import Hunt, Term, needle, pattern
from weekpress.markup.tokens import INLINE, Tag, Token, closing_index, names, read, written

_LEFT_ALONE = names(
    "a abbr button code del dfn h1 h2 h3 h4 h5 h6 kbd label math pre s samp script style summary"
    " svg var"
)
"""Elements in which no term is looked for: what is in them is linked, explained, named or no prose
already."""

_ENDS_A_WORD = names("br sub sup wbr")
"""Inline elements that no word goes on through: a footnote's mark, say."""

_NEAR, _FEW = 2000, 60
"""Letters before a term, and tokens after it, in which its meaning may stand beside it."""


@dataclass(frozen=True)
class Terms:
    """All terms of a site."""

    all: tuple[Term, ...] = ()

    def marked(self, body_html: str, lang: str = "") -> str:
        """The HTML of a body of the language `lang`, with the first use of each term marked."""
        there = [term for term in self.all if any(n in body_html for n in self._needles[term])]
        if not there:
            return body_html
        tokens = read(body_html)
        explained = _texts_in(tokens, "abbr")
        wanted = {term for term in there if not any(map(self._pattern(term).fullmatch, explained))}
        return written(_marked(tokens, Hunt(there, wanted), lang)) if wanted else body_html

    def names(self, word: str) -> bool:
        """Whether `word`, as HTML has it, is one of the terms."""
        return any(self._pattern(term).fullmatch(word) for term in self.all)

    @cached_property
    def _needles(self) -> Mapping[Term, list[str]]:
        """What a text holds if it holds a term: a look for that is much faster than a pattern."""
        return {term: [needle(spelling) for spelling in term.spellings] for term in self.all}

    @cached_property
    def _patterns(self) -> dict[Term, re.Pattern[str]]:
        return {}

    def _pattern(self, term: Term) -> re.Pattern[str]:
        found = self._patterns.get(term)
        if found is None:
            found = self._patterns[term] = re.compile("|".join(map(pattern, term.spellings)))
        return found


def _marked(tokens: list[Token], hunt: Hunt, lang: str) -> Iterator[Token]:
    index, before = 0, ""
    while index < len(tokens) and hunt.wanted:
        token = tokens[index]
        end = index
        if isinstance(token, str):
            yield from _in_text(tokens, index, before, hunt, lang)
        else:
            if token.name in _LEFT_ALONE and not token.closing:
                end = closing_index(tokens, index)
            yield from tokens[index : end + 1]
            before = before if token.name in INLINE else ""
        inside = "".join(one for one in tokens[index : end + 1] if isinstance(one, str))
        before = (before + inside)[-_NEAR:]
        index = end + 1
    yield from tokens[index:]


def _in_text(
    tokens: Sequence[Token], index: int, before: str, hunt: Hunt, lang: str
) -> Iterator[Token]:
    """The text at `index`, with the terms that it uses for the first time in their tags."""
    text, done = str(tokens[index]), 0
    for match, term in hunt.uses(text):
        start, end = match.span()
        left, right = before + text[:start], text[end:] + _ahead(tokens, index + 1)
        if (not start and before[-1:].isalnum()) or (end == len(text) and right[:1].isalnum()):
            continue  # in the middle of a word that goes on in another element
        hunt.wanted.discard(term)
        if start > done:
            yield text[done:start]
        yield from _in_tags(match[0], term, lang, spelt_out=_spelt_out(left, right, term.means))
        done = end
    if text[done:]:
        yield text[done:]


def _ahead(tokens: Sequence[Token], start: int) -> str:
    """The text from `start` on in the same line, whatever inline elements it is in."""
    found: list[str] = []
    for token in tokens[start : start + _FEW]:
        if isinstance(token, str):
            found.append(token)
        elif token.name not in INLINE or token.name in _ENDS_A_WORD:
            break
    return "".join(found)


def _spelt_out(left: str, right: str, means: str) -> bool:
    """Whether the text says right here what it means: "Manage a Tenancy (MaT)", or the reverse."""
    words = _plain(means)
    before, after = _plain(left[-4 * len(means) - 40 :]), _plain(right[: 4 * len(means) + 40])
    return before.endswith(f"{words} (") or after.startswith(f" ({words}")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(text).replace("’", "'").casefold())


def _in_tags(word: str, term: Term, lang: str, *, spelt_out: bool) -> Iterator[Token]:
    given = {} if spelt_out else {"title": term.means}
    if given and term.lang and lang and term.lang != lang:
        given["lang"] = term.lang
    if term.address:
        yield Tag("a", {"class": "term", "href": term.address})
    yield from (Tag("abbr", given), word, Tag("abbr", closing=True))
    if term.address:
        yield Tag("a", closing=True)


def _texts_in(tokens: Sequence[Token], name: str) -> set[str]:
    """The texts of all elements of one name."""
    found: set[str] = set()
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and token.name == name and not token.closing:
            inside = tokens[index : closing_index(tokens, index)]
            found.add("".join(one for one in inside if isinstance(one, str)))
    return found
