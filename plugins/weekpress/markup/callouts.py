"""Callouts, written as GitHub writes them: `> [!NOTE]`, and the quoted lines after it.

Out comes an `aside` that is a note and no landmark: a page may hold ten of them, and a list of ten
places all called "Note" helps nobody find their way. Its first line is the word for its kind, in
text, so that neither colour nor a sign has to carry it, and is no heading, so that the order of
headings is left alone. The word itself is set later, in the article's language.

Source: GitHub Docs, "Alerts"; ARIA 1.2, note; WCAG 1.3.1, 1.4.1.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown, util
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from weekpress.markup.labels import CALLOUTS, Labels
from weekpress.markup.tokens import Tag, Token, element

_KINDS = "|".join(CALLOUTS)
_START = re.compile(
    rf"(?:^|\n)[ ]{{0,3}}>[ ]?\[!(?P<kind>{_KINDS})\][ ]*(?P<title>[^\n]*)(?P<body>(?:\n.*)*)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^[ ]{0,3}>[ ]?")


class CalloutProcessor(BlockProcessor):
    """A quotation that starts with `[!NOTE]`, or one of the other four, becomes an aside."""

    def test(self, parent: Element, block: str) -> bool:
        """Whether there is a callout in this block."""
        del parent
        return bool(_START.search(block)) and not util.nearing_recursion_limit()

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make the aside; what is before it in the block is read first, as for quotations."""
        block = blocks.pop(0)
        found = _START.search(block)
        if found is None:
            return
        self.parser.parseBlocks(parent, [block[: found.start()]])
        kind = found["kind"].lower()
        aside = SubElement(parent, "aside", {"class": f"callout callout-{kind}"})
        SubElement(aside, "p", {"class": "callout-label"}).text = found["title"].strip()
        body = "\n".join(_QUOTED.sub("", line) for line in found["body"].split("\n")[1:])
        # As for quotations: a list inside has its own paragraphs.
        self.parser.state.set("blockquote")
        self.parser.parseChunk(aside, body)
        self.parser.state.reset()


class CalloutExtension(Extension):
    """Adds callouts to Python-Markdown, just before quotations are looked for."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Register the processor; quotations are at 20."""
        md.parser.blockprocessors.register(CalloutProcessor(md.parser), "callout", 21)


def labelled(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens with each callout's word in its label, and the label as its accessible name."""
    if not any(isinstance(t, Tag) and "callout" in t.attributes.get("class", "") for t in tokens):
        return tokens
    found: list[Token] = []
    kind, number = "", 0
    for token in tokens:
        if isinstance(token, Tag) and not token.closing:
            kind = _kind(token) or kind
            if _kind(token):
                number += 1
                token = token.having(role="note", aria_labelledby=f"callout-{number}")
            elif kind and "callout-label" in token.classes:
                found += [token.having(id=f"callout-{number}"), *_word(kind, labels)]
                kind = ""
                continue
        found.append(token)
    return _colons(found)


def _kind(tag: Tag) -> str:
    """The kind of callout that this aside starts, "" for any other tag."""
    if tag.name != "aside" or "callout" not in tag.classes:
        return ""
    kinds = (name.removeprefix("callout-") for name in tag.classes if name.startswith("callout-"))
    return next((kind for kind in kinds if kind in CALLOUTS), "")


def _word(kind: str, labels: Labels) -> list[Token]:
    return element("strong", labels.callouts[kind])


def _colons(tokens: list[Token]) -> list[Token]:
    """A colon between the word and the writer's own title, where there is one."""
    found: list[Token] = []
    for index, token in enumerate(tokens):
        found.append(token)
        if _ends_word(tokens, index) and tokens[index + 1] != Tag("p", closing=True):
            found.append(": ")
    return found


def _ends_word(tokens: list[Token], index: int) -> bool:
    label = tokens[index - 3] if index >= 3 else ""
    word = tokens[index - 2] if index >= 3 else ""
    starts = isinstance(label, Tag) and not label.closing and "callout-label" in label.classes
    return starts and word == Tag("strong") and tokens[index] == Tag("strong", closing=True)
