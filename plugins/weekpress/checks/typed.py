"""Attributes that were typed in a text, and are left out of the page.

Comes in: a text. Goes out: each such attribute with its place, be it typed in a tag or, as other
generators let one, in braces after a link: `[form](…){target="_blank"}`. What is left out says
weekpress.markup.sanitise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from weekpress.checks.text import Text
from weekpress.markup.sanitise import TAGS, allowed_attribute

_BRACES = re.compile(r"\{(?:(?<=[)\]*_`]\{):?|:)([^{}\n]{1,300})\}")
_NAMED = re.compile(r"""(?<![\w-])([a-zA-Z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))""")
_LIKELY = ("a", "img", "td", "th", "ol", "audio", "video")
"""Elements that braces may be meant for, as they do not say; what one may have is let be."""


@dataclass(frozen=True)
class LeftOut:
    """One attribute that is not in the page."""

    tag: str
    """The name of its element; "" where it stands in braces."""
    name: str
    value: str
    offset: int


def left_out(text: Text) -> Iterator[LeftOut]:
    """Every one, in no order. Those of elements that are left out themselves go with them."""
    for tag in text.typed_tags:
        for name, value in tag.attributes.items() if tag.name in TAGS else ():
            if not allowed_attribute(tag.name, name):
                yield LeftOut(tag.name, name, value, tag.offset)
    for braces in _BRACES.finditer(text.prose) if "{" in text.prose else ():
        for named in _NAMED.finditer(braces[1]):
            name = named[1].lower()
            if braces[0] not in text.code and not any(allowed_attribute(t, name) for t in _LIKELY):
                value = named[2] or named[3] or named[4] or ""
                yield LeftOut("", name, value, braces.start())
