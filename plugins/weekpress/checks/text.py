"""One file of content/ as the rules see it: its Markdown, and the HTML that became of it.

Comes in: a document and its body, undressed. Goes out: elements with their words and their place in
the Markdown, and hits there. The HTML is what the writer wrote, before Weekpress mends or adds
anything; what cannot be seen in it, as it was left out for safety, is looked for in the Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from weekpress.checks.rule import Hit
from weekpress.checks.wording import Wording, wording
from weekpress.errors import Severity
from weekpress.frontmatter import Document
from weekpress.markup.placing import Places
from weekpress.markup.plain import plain_text
from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, Token, closing_index
from weekpress.settings import ChecksSettings

_VALUE = r"""\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"'`=]+)"""
_TAG = re.compile(rf"""<([A-Za-z][A-Za-z0-9-]*)((?:\s+[^\s<>"'/=]+(?:{_VALUE})?)*)\s*/?>""")
_ATTRIBUTE = re.compile(r"""([^\s<>"'/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"'`=]+)))?""")
_NEAR = 1000
"""Signs within which words are looked for from where they should be."""


@dataclass(frozen=True)
class Element:
    """One element of a body."""

    tag: Tag
    start: int
    """The index of its start tag among the tokens."""
    inside: Sequence[Token]
    """The tokens between its start and its end; none for one like `<img>`."""

    @cached_property
    def words(self) -> str:
        """Its words, plain and single-spaced, without the text of pictures."""
        return plain_text(self.inside)

    @property
    def name(self) -> str:
        return self.tag.name

    def get(self, attribute: str) -> str | None:
        """The value of an attribute; None where it has none of that name."""
        return self.tag.attributes.get(attribute)

    def has(self, *names: str) -> bool:
        """Whether an element of one of these names stands in it."""
        return any(isinstance(t, Tag) and t.name in names for t in self.inside)


@dataclass(frozen=True)
class Written:
    """A tag that was typed in the Markdown, be it one that is left out of the page."""

    name: str
    attributes: Mapping[str, str]
    """By their names in small letters; "" for one without a value."""
    offset: int


@dataclass(frozen=True)
class Text:
    """A file's body, ready to be judged."""

    document: Document
    source: Source
    """The body without its front matter: offsets count from its first character."""
    tokens: Sequence[Token]
    lang: str = "en"
    """The language it is written in (RFC 5646)."""
    settings: ChecksSettings = field(default_factory=ChecksSettings)
    file_of: Callable[[str], Path | None] = field(default=lambda _address: None)
    """From an address such as {static}/images/a.gif to the file it means in content/, if there is
    one. What a rule asks is remembered: with another file there the text is judged again."""

    @property
    def prose(self) -> str:
        """The Markdown with code and comments blanked out, nothing moved."""
        return self.source.prose

    @property
    def english(self) -> bool:
        """Whether it is written in English: lists of English words say nothing of other texts."""
        return self.lang.lower().partition("-")[0] == "en"

    @cached_property
    def wording(self) -> Wording:
        """Its words as they are read, without code."""
        return wording(self.tokens)

    def elements(self, *names: str) -> Iterator[Element]:
        """The elements of these names, in reading order; code in blocks and lines has none."""
        found = [element for name in names for element in self._elements(name)]
        yield from found if len(names) == 1 else sorted(found, key=lambda element: element.start)

    def _elements(self, name: str) -> Sequence[Element]:
        if name not in self._known:
            self._known[name] = [
                Element(tag, index, self.tokens[index + 1 : closing_index(self.tokens, index)])
                for index, tag in self._starts.get(name, ())
            ]
        return self._known[name]

    def having(self, attribute: str) -> Iterator[Element]:
        """The elements that have this attribute, in reading order."""
        for index, token in enumerate(self.tokens):
            if isinstance(token, Tag) and not token.closing and attribute in token.attributes:
                inside = self.tokens[index + 1 : closing_index(self.tokens, index)]
                yield Element(token, index, inside)

    @cached_property
    def _known(self) -> dict[str, Sequence[Element]]:
        """The elements that were asked for, by name: many rules ask for the same."""
        return {}

    @cached_property
    def _starts(self) -> Mapping[str, Sequence[tuple[int, Tag]]]:
        """The start tags of each name, and where they are: every rule asks, and most ask for what
        is not there."""
        found: dict[str, list[tuple[int, Tag]]] = {}
        for index, token in enumerate(self.tokens):
            if isinstance(token, Tag) and not token.closing:
                found.setdefault(token.name, []).append((index, token))
        return found

    @cached_property
    def typed_tags(self) -> Sequence[Written]:
        """Every start tag typed in the prose, allowed or not."""
        return [
            Written(m[1].lower(), _attributes(m[2]), m.start())
            for m in _TAG.finditer(self.prose)
            if m[0] not in self.code
        ]

    @cached_property
    def code(self) -> str:
        """What the blocks of code show. Indented ones cannot be told from lists in the prose."""
        pieces = (piece for block in self.elements("pre") for piece in block.inside)
        return html.unescape("".join(piece for piece in pieces if isinstance(piece, str)))

    def at(
        self, place: Element | int, message: str, fix: str = "",
        severity: Severity | None = None, group: str = "",
    ) -> Hit:  # fmt: skip
        """A hit at an element, or at an offset in the Markdown."""
        offset = self.offset_of(place) if isinstance(place, Element) else place
        return Hit(*self.source.place(offset), message, fix, severity, group)

    def offset_of(self, place: Element | int) -> int:
        """Where an element, or the token of an index, begins in the Markdown."""
        return self._places.offset(place.start if isinstance(place, Element) else place)

    def written_at(self, start: int, end: int) -> int:
        """Where in the Markdown the words from `start` to `end` of its wording begin."""
        index, begins = self.wording.token_at(start)
        place = self._places.offset(index)
        # What is an entity or escaped is longer in the source, and nothing is shorter.
        first, pieces = place + start - begins, self.wording.words[start:end].split(None, 1)
        found = self.source.text.find("".join(pieces[:1]), first, first + _NEAR)
        return place if found < 0 else found

    @cached_property
    def _places(self) -> Places:
        return Places(self.source, self.tokens)


def _attributes(written: str) -> dict[str, str]:
    return {m[1].lower(): m[2] or m[3] or m[4] or "" for m in _ATTRIBUTE.finditer(written)}
