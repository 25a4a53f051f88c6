"""What HTML a writer may use: an allow-list, kept by nh3 (ammonia over html5ever).

html5ever parses as browsers do, so what it writes means the same to all of them and an unclosed
tag cannot reach out of the article. Everything not named here is left out: the words inside an
unknown tag stay, the inside of a script, a frame or a drawing goes with it.

Source: HTML Standard; OWASP Cross Site Scripting Prevention, "HTML Sanitization".
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Mapping
from types import MappingProxyType

import nh3

from weekpress.markup.controls import without_forbidden
from weekpress.markup.tokens import names

TAGS = names(
    # Structure. No main, header, footer or nav: those are the page's own landmarks.
    "h1 h2 h3 h4 h5 h6 p div section article aside blockquote pre hr br wbr address"
    " ul ol li dl dt dd figure figcaption details summary"
    # Text.
    " a abbr b bdi bdo cite code data del dfn em i ins kbd mark q rp rt ruby s samp small span"
    " strong sub sup time u var"
    # Tables, pictures, sound.
    " table caption colgroup col thead tbody tfoot tr th td"
    " img picture source audio video track"
)

_EVERYWHERE = frozenset({"class", "id", "lang", "dir", "title"})

_ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "*": _EVERYWHERE,
        # `name` is only here to become an id; see identifiers.py.
        "a": frozenset({"href", "hreflang", "rel", "type", "name", "download", "aria-label"}),
        "span": frozenset({"aria-hidden"}),
        "img": frozenset({"src", "srcset", "sizes", "alt", "width", "height"}),
        "source": frozenset({"src", "srcset", "sizes", "media", "type", "width", "height"}),
        "audio": frozenset({"src", "controls", "preload"}),
        "video": frozenset({"src", "controls", "preload", "poster", "width", "height"}),
        "track": frozenset({"src", "kind", "srclang", "label", "default"}),
        "ol": frozenset({"start", "reversed"}),
        "li": frozenset({"value"}),
        "th": frozenset({"scope", "abbr", "colspan", "rowspan", "headers", "align"}),
        "td": frozenset({"colspan", "rowspan", "headers", "align"}),
        "col": frozenset({"span"}),
        "colgroup": frozenset({"span"}),
        "details": frozenset({"open"}),
        "time": frozenset({"datetime"}),
        "data": frozenset({"value"}),
        "del": frozenset({"cite", "datetime"}),
        "ins": frozenset({"cite", "datetime"}),
        "q": frozenset({"cite"}),
        "blockquote": frozenset({"cite"}),
    }
)

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Kinds of address beside relative ones, `{filename}…` and `{static}…` among them."""

EMPTIED = names(
    "script style template noscript iframe object noembed noframes xmp plaintext"
    " title textarea select svg math"
)
"""Elements whose inside goes with them: it is not prose, or not only."""

_ROUNDS = 8

_SCHEME = re.compile(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
_CANDIDATE_SEPARATOR = re.compile(r",\s+|\s+,|,$")


def addresses(srcset: str) -> list[tuple[str, str]]:
    """The pictures of a srcset: pairs of an address and what is said of it ("2x", "800w", "").

    Source: HTML Standard, "Parsing a srcset attribute"; a comma parts two only beside a space,
    for addresses may hold one.
    """
    candidates = (part.split(None, 1) for part in _CANDIDATE_SEPARATOR.split(srcset))
    return [(words[0], "".join(words[1:]).strip()) for words in candidates if words]


def allowed_address(address: str) -> bool:
    """Whether an address is relative or of a kind that may be shown."""
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in SCHEMES


def allowed_attribute(tag: str, attribute: str) -> bool:
    """Whether an element may have an attribute of this name."""
    return attribute in _EVERYWHERE or attribute in _ATTRIBUTES.get(tag, ())


def _allowed_value(_tag: str, attribute: str, value: str) -> str | None:
    """nh3 judges the other addresses itself, but takes srcset and sizes for plain text."""
    if attribute == "srcset" and not all(allowed_address(a) for a, _ in addresses(value)):
        return None
    if attribute in {"poster", "cite"} and not allowed_address(value):
        return None
    return value


def cleaner(tags: frozenset[str], attributes: Mapping[str, frozenset[str]]) -> nh3.Cleaner:
    """A sanitiser for these elements and attributes; everything else is the same for all."""
    return nh3.Cleaner(
        tags=tags,
        attributes={tag: set(names) for tag, names in attributes.items()},
        clean_content_tags=EMPTIED - tags,
        attribute_filter=_allowed_value,
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


_PAGE = cleaner(TAGS, _ATTRIBUTES)


def sanitise(html: str) -> str:
    """HTML that may stand in a page: allowed elements, well nested, no scripts, no XML faults.

    Character references can name forbidden characters (`&#11;`), so they are looked for again.
    """
    return settled(_PAGE, html)


def settled(sanitiser: nh3.Cleaner, html: str) -> str:
    """The HTML cleaned until cleaning changes nothing.

    The tree that a parser makes of broken tables cannot always be written so that it is read back
    the same. What a browser reads has to be what was judged; twice is enough for all but malice.
    """
    for _ in range(_ROUNDS):
        before, html = html, without_forbidden(sanitiser.clean(html))
        if html == before:
            return html
    return entities.escape(html)
