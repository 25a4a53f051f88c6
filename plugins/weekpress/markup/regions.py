"""Tables, pictures, sound and film: reachable, named and light.

A table wider than a phone scrolls inside a focusable, named group. Its header cells say what they
head. Pictures wait until they are near. Nothing plays by itself.

Source: WCAG 1.3.1, 1.4.2, 1.4.10, 2.1.1; axe rules scrollable-region-focusable, empty-table-header.
"""

from __future__ import annotations

from collections.abc import Sequence

from weekpress.markup.labels import Labels
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import Tag, Token, closing_index

TABLE = frozenset({"table", "tr", "th", "td"})
"""The elements of tables that are changed here; no others may have `align` (see sanitise.py)."""
MEDIA = frozenset({"img", "audio", "video"})
_ALIGNMENTS = frozenset({"left", "center", "right"})


def scrolling(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens with each table inside a focusable group called "Table 1: its caption"."""
    found: list[Token] = []
    number = depth = 0
    for index, token in enumerate(tokens):
        table = isinstance(token, Tag) and token.name == "table"
        starts = table and isinstance(token, Tag) and not token.closing
        if starts and depth == 0:
            number += 1
            found.append(_group(_name(tokens, index, labels.table.format(number))))
        depth += (1 if starts else -1) if table else 0
        found.append(token)
        if table and not starts and depth == 0:
            found.append(Tag("div", closing=True))
    return found


def _group(name: str) -> Tag:
    """A group and not a region: two posts on one page may each have a "Table 1"."""
    return Tag("div").having(class_="table-scroll", role="group", tabindex="0", aria_label=name)


def _name(tokens: Sequence[Token], table: int, name: str) -> str:
    inside = range(table, closing_index(tokens, table))
    captions = (i for i in inside if _starts(tokens[i], "caption"))
    caption = next(captions, None)
    if caption is None:
        return name
    words = plain_text(tokens[caption : closing_index(tokens, caption)])
    return f"{name}: {words}" if words else name


def _starts(token: Token, name: str) -> bool:
    return isinstance(token, Tag) and token.name == name and not token.closing


def headed(tokens: list[Token]) -> list[Token]:
    """The tokens with `scope` on header cells, and alignment as a class.

    A header cell heads its column, unless its row has other cells too: then it heads the row. An
    empty one heads nothing and is a plain cell.
    """
    found: list[Token] = []
    scope, empty = "col", False
    for index, token in enumerate(tokens):
        if isinstance(token, Tag):
            if _starts(token, "tr"):
                scope = _scope(tokens[index : closing_index(tokens, index)])
            elif _starts(token, "th"):
                empty = not plain_text(tokens[index : closing_index(tokens, index)])
                empty = empty and tokens[index + 1] == Tag("th", closing=True)
                token = token.without("scope") if empty else _scoped(token, scope)
            if token.name == "th" and empty:
                token, empty = token.named("td"), not token.closing
            token = _aligned(token)
        found.append(token)
    return found


def _scope(row: Sequence[Token]) -> str:
    return "row" if any(_starts(token, "td") for token in row) else "col"


def _scoped(tag: Tag, scope: str) -> Tag:
    return tag if tag.attributes.get("scope") else tag.having(scope=scope)


def _aligned(tag: Tag) -> Tag:
    alignment = tag.attributes.get("align", "")
    tag = tag.without("align")
    if alignment not in _ALIGNMENTS:
        return tag
    return tag.having(class_=" ".join([*tag.classes, f"align-{alignment}"]))


def media(tag: Tag) -> Tag | None:
    """The tag with what pictures, sound and film need; None for a picture without an address.

    A picture marked `{.decorative}` has an empty alternative, so that it is passed over.
    """
    if tag.name == "img" and not tag.closing:
        if not tag.attributes.get("src") and not tag.attributes.get("srcset"):
            return None
        if "decorative" in tag.classes:
            tag = tag.without("title").having(alt="")
        return tag.having(loading="lazy", decoding="async")
    if tag.name in {"audio", "video"} and not tag.closing:
        return tag.having(controls="", preload="metadata")
    return tag
