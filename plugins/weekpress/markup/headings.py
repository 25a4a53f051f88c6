"""Headings: below the page's own, and listed when there are enough of them.

The article's title is the page's one level-one heading. A level-one heading in the body, and what
hangs under it, goes down one level.

Source: WCAG 1.3.1, 2.4.6; HTML Standard, "Headings and outlines".
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension

from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import Tag, Token, closing_index

LEVELS = {f"h{level}": level for level in range(1, 7)}
_FEWEST_FOR_CONTENTS = 4
_NOT_LISTED = {"footnotes", "weekpress-short-read"}
"""Ids of headings that markup adds: the one is at the foot, the other in sight."""


class HeadingExtension(Extension):
    """`#council` at the start of a line is a hashtag, `# Council` a heading, as on GitHub.

    `##Council` stays a heading too: old posts have it, and nothing else can be meant.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Take the place of the library's own processor, which needs no space."""
        md.parser.blockprocessors.register(_Hashes(md.parser), "hashheader", 70)


class _Hashes(HashHeaderProcessor):
    """The library's processor with GitHub's rules: a space, and `C#` keeps its sign."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{2,6}|#(?=[ ]))(?P<header>[^\n]*?)(?:[ ]+#+[ ]*)?(?:\n|$)")


def below_title(tokens: list[Token]) -> list[Token]:
    """The tokens with every level-one heading, and those from it on, one level down."""
    found: list[Token] = []
    down, open_names = 0, ["h2"]
    for token in tokens:
        if isinstance(token, Tag) and token.name in LEVELS:
            if token.closing:
                token = token.named(open_names.pop() if open_names else token.name)
            else:
                down = max(down, token.name == "h1")
                token = token.named(f"h{min(6, LEVELS[token.name] + down)}")
                open_names.append(token.name)
        found.append(token)
    return found


@dataclass(frozen=True)
class Heading:
    """One heading, as a table of contents lists it."""

    level: int
    id: str
    words: str
    """Plain text."""


def headings(tokens: Sequence[Token]) -> list[Heading]:
    """The headings that have an id and words, in order."""
    found = []
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and not token.closing and token.name in LEVELS:
            words = plain_text(tokens[index : closing_index(tokens, index)])
            identifier = token.attributes.get("id", "")
            if words and identifier:
                found.append(Heading(LEVELS[token.name], identifier, words))
    return found


def contents(found: Sequence[Heading]) -> str:
    """A nested list of links to the level two and three headings; "" for fewer than four."""
    listed = [h for h in found if h.level in (2, 3) and h.id not in _NOT_LISTED]
    if len(listed) < _FEWEST_FOR_CONTENTS:
        return ""
    pieces = ["<ul>"]
    parent = False
    for heading, following in zip(listed, [*listed[1:], None], strict=True):
        parent = parent or heading.level == 2
        pieces.append(f"<li>{_link(heading)}{_after(heading, following, parent)}")
    return "".join([*pieces, "</ul>"])


def _link(heading: Heading) -> str:
    words = html.escape(heading.words, quote=False)
    return f'<a href="#{html.escape(heading.id)}">{words}</a>'


def _after(heading: Heading, following: Heading | None, parent: bool) -> str:
    """What follows a heading's link: a list inside its item, the item's end, or the list's too.

    parent -- whether there is a level two heading for one of level three to stand under
    """
    deeper = following is not None and following.level == 3
    if heading.level == 2:
        return "<ul>" if deeper else "</li>"
    return "</li>" if deeper or not parent else "</li></ul></li>"
