"""Pictures, sound and film on somebody else's server: a link in their place, and a warning.

A page asks no third party for anything: to show a picture from elsewhere is to tell its host who
reads the page, and to lose the picture on the day they tidy up.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

from weekpress.errors import Finding
from weekpress.markup.labels import Labels
from weekpress.markup.sanitise import addresses
from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, Token, closing_index, element

_ELSEWHERE = re.compile(r"(?:https?|ftp|wss?):|(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}", re.IGNORECASE)
"""An address with a host. Browsers need no slashes after these schemes, and take backslashes for
slashes (WHATWG URL, "special authority ignore slashes state")."""
_AROUND = "".join(map(chr, range(0x21)))
"""Controls and the space, which browsers take off both ends of an address."""
_WITHIN = str.maketrans("", "", "\t\n\r")
"""What they drop anywhere in it."""
_MEDIA = ("audio", "video")
_SHOWN = frozenset({"img", "source", "track", *_MEDIA})


def elsewhere(address: str) -> bool:
    """Whether an address names a host, so that showing what is there asks that host for it.

    It is read as browsers read it (WHATWG URL, 4.4), which is more than RFC 3986 lets in.
    """
    return bool(_ELSEWHERE.match(address.strip(_AROUND).translate(_WITHIN)))


def from_elsewhere(tokens: Sequence[Token], source: Source) -> Iterator[Finding]:
    """A warning for each picture, sound or film that another host would be asked for."""
    for token in tokens:
        if isinstance(token, Tag) and (address := _foreign(token)):
            yield source.warning(
                source.where(html.escape(address), address),
                field="image" if token.name in {"img", "source"} else "media",
                message="It is on another server, which would learn who reads the page; a link "
                "took its place.",
                fix="Put the file in images/ and write ![what it shows]({static}/images/name.jpg).",
                rule="third-party-media",
                group="third-party media",
            )


def brought_home(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens with a link where a picture, sound or film from elsewhere would be.

    Inside a link, the words of the picture stand alone, as links do not nest.
    """
    if not any(isinstance(token, Tag) and token.name in _SHOWN for token in tokens):
        return tokens
    found: list[Token] = []
    index = depth = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Tag):
            depth += (token.name == "a") * (-1 if token.closing else 1)
            end = closing_index(tokens, index) if token.name in _SHOWN else index
            address = _foreign_element(tokens[index : end + 1])
            if address:
                found += _in_its_place(token, address, labels, linked=depth > 0)
                index = end + 1
                continue
            found += _without_foreign(token)
        else:
            found.append(token)
        index += 1
    return found


def _foreign(tag: Tag) -> str:
    """The address on another host that the tag would make a browser ask for, or ""."""
    if tag.closing or tag.name not in _SHOWN:
        return ""
    sizes = [address for address, _ in addresses(tag.attributes.get("srcset", ""))]
    asked = [tag.attributes.get("src", ""), tag.attributes.get("poster", ""), *sizes]
    return next((address for address in asked if elsewhere(address)), "")


def _foreign_element(tokens: Sequence[Token]) -> str:
    """The same for a whole element that cannot be shown without it: a picture, sound or film."""
    tag = tokens[0]
    if isinstance(tag, str) or tag.closing:
        return ""
    if tag.name == "img":
        return tag.attributes.get("src", "") if elsewhere(tag.attributes.get("src", "")) else ""
    if tag.name in _MEDIA:
        sources = [t for t in tokens if isinstance(t, Tag) and t.name in {"source", *_MEDIA}]
        asked = (t.attributes.get("src", "") for t in sources)
        return next((address for address in asked if elsewhere(address)), "")
    return ""


def _without_foreign(tag: Tag) -> list[Tag]:
    """What remains of a tag that can be shown without what is elsewhere: it, part of it, none."""
    if not _foreign(tag):
        return [tag]
    return [] if tag.name in {"source", "track"} else [tag.without("srcset", "poster")]


def _in_its_place(tag: Tag, address: str, labels: Labels, *, linked: bool) -> list[Token]:
    kinds = {"img": labels.picture, "video": labels.video, "audio": labels.audio}
    kind = kinds[tag.name]
    words = tag.attributes.get("alt") or tag.attributes.get("title") or ""
    text = f"{kind}: {words}" if words else kind
    return [html.escape(text, quote=False)] if linked else element("a", text, href=address)
