"""Links that were never given an address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from weekpress.checks.rule import Hit, Rule
from weekpress.checks.text import Element, Text
from weekpress.errors import Severity

RULE = Rule(
    name="link-address-empty",
    title="A link has no address",
    source="WCAG 2.2, 2.4.4 Link Purpose (In Context) (A)",
    severity=Severity.ERROR,
    why="Readers are promised a page and stay where they are.",
    do="Write the address between the round brackets, or take the link out.",
    wrong="You can [pay online]().",
    right="You can [pay online](https://example.org/pay).",
)

_NOWHERE = re.compile(
    r"\s*(?:#|(?:https?:)?/{0,3}|to-?do|tb[acd]|fixme|x{2,}|\?+|url|link|address|insert[-_ ]?link"
    r"(?:[-_ ]?here)?|link[-_ ]?here|…|\.{3})\s*",
    re.IGNORECASE,
)
"""Empty, or what writers put there until they know better. A lone / is a home page."""


_WRITTEN = re.compile(r"\[[^\[\]\n]{1,200}\]\(([^\s()]{0,40})\)")


def in_text(text: Text) -> Iterator[Hit]:
    """Each link whose address leads nowhere."""
    for link in text.elements("a"):
        address = link.get("href")
        if address is None and link.words and not (link.get("id") or link.get("name")):
            address = _written(text, link)
        if address is not None and address.strip() != "/" and _NOWHERE.fullmatch(address):
            written = f' has no address but "{address}"' if address.strip() else " has no address"
            yield text.at(link, f'The link "{link.words}"{written}.')


def _written(text: Text, link: Element) -> str | None:
    """The address as it was typed, of a link that lost it: https:// by itself is none."""
    match = _WRITTEN.match(text.source.text, text.offset_of(link))
    return match[1] if match else None
