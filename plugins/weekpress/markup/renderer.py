"""Markdown in; finished HTML, contents, words and findings out.

The order is the argument. Forbidden characters go first, so that nothing after sees them.
Shortcodes are masked before Markdown, so that it cannot take them apart. nh3 judges what Markdown
and the writer's own HTML have become. Everything after works on its well-formed output: it can add
what is written here, and never let anything back in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.codehilite import CodeHiliteExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from weekpress.errors import Finding
from weekpress.markup import callouts, codeblocks, decided, footnotes, headings, lifted, regions
from weekpress.markup.bounds import beyond, too_many_open
from weekpress.markup.controls import strip_forbidden
from weekpress.markup.elsewhere import brought_home, from_elsewhere
from weekpress.markup.excerpts import apart, in_sentences
from weekpress.markup.identifiers import settled
from weekpress.markup.labels import Labels, labels_in
from weekpress.markup.lines import shortened
from weekpress.markup.near_links import NearLinksExtension
from weekpress.markup.plain import first_paragraph, plain_text, word_count
from weekpress.markup.refusals import is_wordless, refusals, too_deep, wordless_links
from weekpress.markup.sanitise import sanitise
from weekpress.markup.shortcodes import finding, masked
from weekpress.markup.signs import SignsExtension
from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, Token, read, written
from weekpress.markup.typography import typeset_tokens
from weekpress.markup.unmasked import GAP, Resolve, Unmasked, unmasked, without_gaps


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision that a note tells of."""

    id: str
    """Of the element in `Rendered.html` that tells of it: an address ends in # and this."""
    html: str
    """What was decided, as HTML that may stand in a list item."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """An article's body, finished."""

    html: str
    """Sanitised; `{filename}` and `{static}` addresses are still to be resolved."""
    toc: str
    """A nested `<ul>` of links to level two and three headings; "" for fewer than four."""
    words: int
    plain: str
    """The words, single-spaced."""
    first_paragraph: str
    """Its words, plain, for a summary; "" when there is none."""
    findings: tuple[Finding, ...]
    """Warnings, in reading order."""
    short_read: str = ""
    """What stands in the section under "30 second read", as HTML that may be shown elsewhere; in
    `html` that section is first. "" for none."""
    short_summary: str = ""
    """Its words, plain, for a summary; see `first_paragraph`."""
    decisions: tuple[Decided, ...] = ()
    """What was decided, in reading order."""

    @property
    def summary(self) -> str:
        """A summary in the article's own words, plain: its 30-second read, or how it begins."""
        return self.short_summary or shortened(self.first_paragraph)


@dataclass(frozen=True, slots=True)
class Undressed:
    """An article's body as its writer wrote it: HTML that is safe, and not yet as pages show it."""

    source: Source
    tokens: tuple[Token, ...]
    findings: tuple[Finding, ...]


class Renderer:
    """Renders any number of articles with one Markdown instance, reset before each.

    typography -- whether quotes, dashes and ellipses are set
    resolve    -- from what another generator's link shortcode refers to, to an address or None
    """

    def __init__(self, typography: bool = True, resolve: Resolve | None = None) -> None:
        self._typography, self._resolve = typography, resolve
        self._markdown = _markdown()

    def render(self, text: str, path: str, first_line: int, lang: str = "en") -> Rendered:
        """The body `text` of the file `path`, in which it starts on `first_line` (from 1).

        lang -- the article's language, for the few words that markup adds (RFC 5646)
        """
        return self.dressed(self.undressed(text, path, first_line), lang)

    def undressed(self, text: str, path: str, first_line: int) -> Undressed:
        """The same body as far as its writer wrote it: made safe, and nothing mended or added."""
        text, forbidden = strip_forbidden(text, path, first_line)
        source = Source(text, path, first_line)
        masked_text, shortcodes = masked(text)
        converted, failed = self._converted(masked_text, source)
        rest = unmasked(read(sanitise(converted)), shortcodes, self._resolve)
        told = [*failed, *forbidden, *_of_shortcodes(rest, source), *refusals(converted, source)]
        return Undressed(source, tuple(rest.tokens), tuple(told))

    def dressed(self, undressed: Undressed, lang: str = "en") -> Rendered:
        """The body finished, as pages show it."""
        source, labels = undressed.source, labels_in(lang)
        told = [*undressed.findings, *from_elsewhere(undressed.tokens, source)]
        tokens = brought_home(list(undressed.tokens), labels)
        told += wordless_links(tokens, source)
        tokens = headings.below_title(_tidied(tokens))
        told += lifted.faults(tokens, source)
        tokens = lifted.named(settled(lifted.lifted(tokens, labels)))
        tokens, ids = decided.marked(tokens)
        tokens = self._finished(tokens, labels)
        return _rendered(tokens, ids, sorted(told, key=lambda f: f.order))

    def _converted(self, text: str, source: Source) -> tuple[str, list[Finding]]:
        """The text as HTML; none, with an error, if nothing can be made of it."""
        if found := beyond(source):
            return "", [found]
        try:
            converted = self._markdown.reset().convert(text)
        except RecursionError:
            # Its parser is left in the middle of something, and `reset` does not know of it.
            self._markdown = _markdown()
            return "", [too_deep(source)]
        found = too_many_open(converted, source)
        return ("", [found]) if found else (converted, [])

    def _finished(self, tokens: list[Token], labels: Labels) -> list[Token]:
        # What each of these dresses is in few articles: where it is not, nothing is to be done.
        there = {token.name for token in tokens if isinstance(token, Tag)}
        if "section" in there:
            tokens = footnotes.numbered(tokens, labels)
        tokens = callouts.labelled(tokens, labels)
        if there & regions.TABLE:
            tokens = regions.scrolling(regions.headed(tokens), labels)
        if "pre" in there:
            tokens = codeblocks.named(tokens, labels)
        return typeset_tokens(tokens) if self._typography else tokens


def _markdown() -> Markdown:
    highlighting: dict[str, Any] = {
        "css_class": "highlight",
        "guess_lang": False,
        "linenums": False,
        "pygments_formatter": codeblocks.LanguageFormatter,
    }
    return Markdown(
        output_format="html",
        extensions=[
            codeblocks.FenceExtension(),
            CodeHiliteExtension(**highlighting),
            callouts.CalloutExtension(),
            headings.HeadingExtension(),
            footnotes.FootnoteExtension(SEPARATOR="-"),
            TableExtension(use_align_attribute=True),
            DefListExtension(),
            AttrListExtension(),
            AbbrExtension(),
            MarkdownInHtmlExtension(),
            SaneListExtension(),
            NearLinksExtension(),
            SignsExtension(),
        ],
    )


_WORDED = frozenset({"p", *headings.LEVELS})
"""Elements that go when they have no words."""


def _of_shortcodes(rest: Unmasked, source: Source) -> Iterator[Finding]:
    for shortcode in rest.left_out:
        yield finding(shortcode, source, as_address=False)
    for shortcode in rest.unlinked:
        yield finding(shortcode, source, as_address=True)


def _tidied(tokens: list[Token]) -> list[Token]:
    """The tokens with media made ready, without refused pictures, empty paragraphs and headings."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            found.append(token)
            continue
        found.append((regions.media(token) or GAP) if token.name in regions.MEDIA else token)
        if _needs_words(token) if token.name in _WORDED else is_wordless(tokens, index):
            found.append(GAP)
    return without_gaps(found)


def _needs_words(tag: Tag) -> bool:
    """Whether a paragraph or heading starts here. A callout's label gets its word later."""
    return not tag.closing and "callout-label" not in tag.classes


def _rendered(tokens: list[Token], ids: Sequence[str], findings: Sequence[Finding]) -> Rendered:
    plain, short_read = plain_text(tokens), lifted.inside(tokens)
    return Rendered(
        html=written(tokens).strip(),
        toc=headings.contents(headings.headings(tokens)),
        words=word_count(plain),
        plain=plain,
        first_paragraph=first_paragraph(tokens),
        findings=tuple(findings),
        short_read=written(apart(short_read)).strip(),
        short_summary=in_sentences(short_read),
        decisions=tuple(Decided(*one) for one in decided.gathered(tokens, ids)) if ids else (),
    )
