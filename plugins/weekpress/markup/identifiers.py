"""Ids that are unique in the article and clear of the page's own.

A heading "Comments" or a pasted `id="main"` must not take the place of the page's own id: the skip
link would lead astray. Such an id gets `user-` before it, and links within the article follow.
`name` never comes through (an old `<a name>` becomes an id), so no element can pose as a property
of `document`; and the pages have no scripts that look for globals.

Source: HTML Standard, "The id attribute", "Named access on the Window object".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from markdown.extensions.toc import slugify, slugify_unicode

from weekpress.markup.headings import LEVELS
from weekpress.markup.plain import plain_text
from weekpress.markup.tokens import Tag, Token, closing_index, names

PAGE_IDS = names(
    "top main content nav navigation menu header footer skip search q title summary toc contents"
    " on-this-page comments comment comment-form respond related newer older pagination banner"
    " preview logo theme subscribe feeds what how which latest earlier archive"
    " footnotes document window location body head"
)
"""Ids that templates use, or may come to use."""

_OURS = re.compile(r"(?:fn|fnref|callout|weekpress)-|decision-\d+$")
FOOTNOTE_IDS = "wpfn"
"""How the ids start that the footnotes have until they are numbered."""


def settled(tokens: list[Token]) -> list[Token]:
    """The tokens with every id unique and safe, an id on each heading, and links following."""
    taken: dict[str, int] = {}
    renamed: dict[str, str] = {}
    found = [_with_id(token, taken, renamed) for token in tokens]
    found = list(_headings(found, taken, renamed))
    moved = {asked: identifier for asked, identifier in renamed.items() if asked != identifier}
    return [_following(token, moved) for token in found] if moved else found


def _with_id(token: Token, taken: dict[str, int], renamed: dict[str, str]) -> Token:
    """The tag with its id made safe; without it when an element before has the same."""
    if isinstance(token, str) or token.closing or not token.attributes:
        return token
    asked = token.attributes.get("id") or token.attributes.get("name", "")
    token = token.without("name", "id") if token.name == "a" else token.without("id")
    identifier = safe("-".join(asked.split()))
    if not identifier or identifier in taken:
        return token
    taken[identifier] = 1
    renamed[asked] = identifier
    return token.having(id=identifier)


def safe(identifier: str) -> str:
    """The id, with `user-` before it if it is the page's own or starts like one of ours."""
    reserved = identifier.lower() in PAGE_IDS or _OURS.match(identifier.lower())
    return f"user-{identifier}" if reserved else identifier


def _headings(
    tokens: list[Token], taken: dict[str, int], renamed: dict[str, str]
) -> Iterable[Token]:
    for index, token in enumerate(tokens):
        if isinstance(token, Tag) and token.name in LEVELS and _lacks_id(token):
            slug = _slug(tokens[index : closing_index(tokens, index)])
            token = token.having(id=_unique(safe(slug), taken))
            renamed.setdefault(slug, token.attributes["id"])
        yield token


def _lacks_id(heading: Tag) -> bool:
    return not heading.closing and "id" not in heading.attributes


def _slug(heading: list[Token]) -> str:
    """The words of a heading as an id: without accents if that leaves something, else with."""
    words = plain_text(heading)
    return slugify(words, "-").strip("-") or slugify_unicode(words, "-").strip("-") or "section"


def _unique(identifier: str, taken: dict[str, int]) -> str:
    """The id, with the first number from 2 that makes it new; `taken` knows where to look on."""
    unique = identifier
    while unique in taken:
        taken[identifier] += 1
        unique = f"{identifier}-{taken[identifier]}"
    taken[unique] = 1
    return unique


def _following(token: Token, moved: dict[str, str]) -> Token:
    """A link to a place in the article, led to the id it has now."""
    if isinstance(token, str) or not token.attributes.get("href", "").startswith("#"):
        return token
    fragment = unquote(token.attributes["href"][1:])
    identifier = moved.get(fragment, fragment)
    return token if identifier == fragment else token.having(href=f"#{identifier}")
