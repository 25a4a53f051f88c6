"""Footnotes: `[^1]` in the text, `[^1]: the note` anywhere, numbered in the order of mention.

Each mark is named "Footnote 1", each link back "Back to the text, footnote 1", so that neither is a
bare number or arrow to somebody who hears the page. The notes are a section with a heading. The
roles that DPUB-ARIA has for notes are left out: `doc-endnote` on a list item is deprecated.

Source: WCAG 2.4.4; DPUB-ARIA 1.1, "doc-endnote".
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FootnoteExtension as LibraryFootnotes

from weekpress.markup.identifiers import FOOTNOTE_IDS
from weekpress.markup.labels import Labels
from weekpress.markup.tokens import Tag, Token, closing_index, element

_ARROW = "\u21a9\ufe0e"
"""An arrow that turns back; the second character keeps it from being shown as an emoji."""

_SECTION = "footnotes"


class FootnoteExtension(LibraryFootnotes):
    """The library's footnotes, with plain markup that is dressed and numbered afterwards."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 -- the library's names
        """The id of a note until it has a number."""
        return f"{FOOTNOTE_IDS}-{id}"

    def makeFootnotesDiv(  # noqa: N802 -- the library's name
        self, root: Element
    ) -> Element | None:
        """The notes as a list. A note may define another: the library stumbles over that."""
        del root
        if not self.footnotes:
            return None
        section = Element("section", {"class": _SECTION})
        items = SubElement(section, "ol")
        made: set[str] = set()
        while waiting := [label for label in self.footnotes if label not in made]:
            for label in waiting:
                made.add(label)
                self._add(items, label)
        return section

    def _add(self, items: Element, label: str) -> None:
        item = SubElement(items, "li", {"id": self.makeFootnoteId(label)})
        # Lists treat what is directly in an `li` in their own way: read it in a `div` first.
        surrogate = Element("div")
        self.parser.parseChunk(surrogate, self.footnotes[label])
        item.extend(list(surrogate))


def numbered(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens with marks and notes numbered in the order of mention, named, and linked."""
    start = next((i for i, t in enumerate(tokens) if _starts_section(t)), None)
    if start is None:
        return tokens
    end = closing_index(tokens, start)
    notes = _notes(tokens[start:end])
    numbers = _order(tokens, notes)
    mentions: dict[str, int] = {}
    marked = [_mark(tokens, index, numbers, mentions, labels) for index in range(len(tokens))]
    if _in_link(tokens[:start]):
        mentions = {}
    section = _section(_notes(marked[start:end]), numbers, mentions, labels)
    return [*marked[:start], *section, *marked[end + 1 :]]


def _in_link(before: Sequence[Token]) -> bool:
    """Whether a link that the writer never closed is still open: it cannot hold links back."""
    links = [token for token in before if isinstance(token, Tag) and token.name == "a"]
    return sum(-1 if link.closing else 1 for link in links) > 0


def _starts_section(token: Token) -> bool:
    return isinstance(token, Tag) and token.name == "section" and token.classes == [_SECTION]


def _notes(section: Sequence[Token]) -> dict[str, list[Token]]:
    """From a note's first id to what is between its `li` tags."""
    found: dict[str, list[Token]] = {}
    for index, token in enumerate(section):
        identifier = token.attributes.get("id", "") if isinstance(token, Tag) else ""
        if isinstance(token, Tag) and token.name == "li" and identifier.startswith(FOOTNOTE_IDS):
            found[identifier] = list(section[index + 1 : closing_index(section, index)])
    return found


def _order(tokens: Sequence[Token], notes: dict[str, list[Token]]) -> dict[str, int]:
    """From a note's first id to its number; those never mentioned come last."""
    mentioned = [_target(token) for token in tokens]
    order = dict.fromkeys(target for target in [*mentioned, *notes] if target in notes)
    return {target: number for number, target in enumerate(order, start=1)}


def _target(token: Token) -> str:
    """The first id of the note that a mark's link leads to, "" for any other token."""
    if isinstance(token, str) or "footnote-ref" not in token.classes:
        return ""
    return token.attributes.get("href", "").removeprefix("#")


def _mark(
    tokens: Sequence[Token],
    index: int,
    numbers: dict[str, int],
    mentions: dict[str, int],
    labels: Labels,
) -> Token:
    """The token as it is, or, if it is part of a mark, with number, id, name and address."""
    token = tokens[index]
    if isinstance(token, str):
        number = numbers.get(_target(tokens[index - 1])) if index else None
        return token if number is None else str(number)
    if token.name == "sup" and not token.closing and index + 1 < len(tokens):
        target = _target(tokens[index + 1])
        if target in numbers:
            mentions[target] = mentions.get(target, 0) + 1
            return Tag("sup", {"id": _mark_id(numbers[target], mentions[target])})
    number = numbers.get(_target(token))
    if number is None:
        return token
    return token.having(href=f"#fn-{number}", aria_label=labels.footnote.format(number))


def _mark_id(number: int, mention: int) -> str:
    return f"fnref-{number}" if mention == 1 else f"fnref-{number}-{mention}"


def _section(
    notes: dict[str, list[Token]],
    numbers: dict[str, int],
    mentions: dict[str, int],
    labels: Labels,
) -> list[Token]:
    tokens: list[Token] = [Tag("section", {"class": _SECTION, "aria-labelledby": _SECTION})]
    tokens += [*element("h2", labels.footnotes, id=_SECTION), Tag("ol")]
    for target in sorted(notes, key=numbers.__getitem__):
        number = numbers[target]
        tokens.append(Tag("li", {"id": f"fn-{number}"}))
        tokens += _with_way_back(notes[target], number, mentions.get(target, 0), labels)
        tokens.append(Tag("li", closing=True))
    return [*tokens, Tag("ol", closing=True), Tag("section", closing=True)]


def _with_way_back(note: list[Token], number: int, mentions: int, labels: Labels) -> list[Token]:
    """The note and a link to each place that mentions it, in its last paragraph if it can be."""
    while note and isinstance(note[-1], str) and not note[-1].strip():
        note = note[:-1]
    links: list[Token] = []
    for mention in range(1, mentions + 1):
        name = labels.back if mention == 1 else labels.back_again
        href, name = f"#{_mark_id(number, mention)}", name.format(number, mention)
        links += [" ", *element("a", _ARROW, href=href, class_="footnote-back", aria_label=name)]
    if note and note[-1] == Tag("p", closing=True):
        return [*note[:-1], *links, note[-1]]
    return [*note, Tag("p"), *links, Tag("p", closing=True)] if links else note
