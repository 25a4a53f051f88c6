"""Finished HTML made fit for a feed: plain elements, whole addresses, nothing that needs our page.

A feed reader has neither our style sheet nor our address. So classes and ids go, every address is
made absolute, a link to a place in the article becomes a link to that place on the page, folded
parts are unfolded, and what plays or embeds becomes a link.

Source: RFC 4287, 3.1 and 4.1.3.3; RSS Best Practices Profile, "Relative URLs"; the W3C Feed
Validator's warnings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urljoin

from weekpress.markup.headings import below_title
from weekpress.markup.labels import Labels, labels_in
from weekpress.markup.sanitise import TAGS as PAGE_TAGS
from weekpress.markup.sanitise import addresses, cleaner, settled
from weekpress.markup.tokens import Tag, Token, closing_index, element, names, read, written

_TAGS = names(
    "h2 h3 h4 h5 h6 p ul ol li dl dt dd blockquote pre hr br figure figcaption img"
    " table caption colgroup col thead tbody tfoot tr th td"
    " a abbr b bdi bdo cite code del em i ins kbd q ruby rp rt s samp small strong sub sup time"
    " var"
)

_ATTRIBUTES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "*": frozenset({"lang", "dir"}),
        "a": frozenset({"href", "hreflang", "title"}),
        "abbr": frozenset({"title"}),
        "img": frozenset({"src", "srcset", "sizes", "alt", "width", "height"}),
        "ol": frozenset({"start", "reversed"}),
        "li": frozenset({"value"}),
        "th": frozenset({"scope", "colspan", "rowspan"}),
        "td": frozenset({"colspan", "rowspan"}),
        "col": frozenset({"span"}),
        "colgroup": frozenset({"span"}),
        "time": frozenset({"datetime"}),
        "del": frozenset({"cite", "datetime"}),
        "ins": frozenset({"cite", "datetime"}),
        "q": frozenset({"cite"}),
        "blockquote": frozenset({"cite"}),
    }
)

_MEDIA = frozenset({"audio", "video", "iframe"})
_ADDRESSES = ("href", "src", "poster", "cite")

_KEPT = {"class", "src", "title", "aria-label"}
_ANY = cleaner(
    PAGE_TAGS | {"iframe"},
    {**_ATTRIBUTES, "*": frozenset(_KEPT | {"lang", "dir"}), "source": frozenset({"src"})},
)
"""Reads any HTML into tokens, with what is needed to turn embedded things into links."""

_FEED = cleaner(_TAGS, _ATTRIBUTES)


def sanitise_for_feed(html: str, base_url: str, page_url: str, lang: str = "en") -> str:
    """The HTML of an article as a feed entry's content.

    html     -- finished content, its `{filename}` addresses resolved
    base_url -- the site's address; "" leaves relative what cannot be known
    page_url -- the article's own address, absolute or relative to the site's
    lang     -- the article's language, for the words of links that stand for sound and film
    """
    page = urljoin(f"{base_url.rstrip('/')}/", page_url) if base_url else page_url
    tokens = below_title(read(_ANY.clean(html)))
    tokens = _without_embeds(_unfolded(tokens), labels_in(lang))
    whole = [_absolute(token, page) for token in tokens]
    return settled(_FEED, written(whole)).strip()


def _unfolded(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the titles of folded parts as paragraphs, and callouts' labels as they are.

    The elements around them go when the feed's allow-list is applied; the words stay.
    """
    found: list[Token] = []
    for token in tokens:
        if isinstance(token, Tag) and token.name == "summary":
            marks = [Tag("p"), Tag("strong")]
            ends = [Tag("strong", closing=True), Tag("p", closing=True)]
            found += ends if token.closing else marks
        else:
            found.append(token)
    return found


def _without_embeds(tokens: list[Token], labels: Labels) -> list[Token]:
    """The tokens with a link where something played or was embedded."""
    found: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if isinstance(token, Tag) and token.name in _MEDIA and not token.closing:
            end = closing_index(tokens, index)
            found += _link(token, tokens[index + 1 : end], labels)
            index = end
        else:
            found.append(token)
        index += 1
    return found


def _link(media: Tag, inside: Sequence[Token], labels: Labels) -> list[Token]:
    """A link to what would have played, by its title or its kind; nothing without an address."""
    sources = (t.attributes.get("src", "") for t in (media, *inside) if isinstance(t, Tag))
    address = next((source for source in sources if source), "")
    if not address:
        return list(inside)
    kinds = {"video": labels.video, "audio": labels.audio, "iframe": labels.embedded}
    title = media.attributes.get("title") or media.attributes.get("aria-label")
    return element("a", title or kinds[media.name], href=address)


def _absolute(token: Token, page: str) -> Token:
    """The tag with every address made absolute; a fragment leads to its place on the page."""
    if isinstance(token, str) or token.closing or not token.attributes:
        return token
    for name in _ADDRESSES:
        if token.attributes.get(name):
            token = token.having(**{name: _joined(page, token.attributes[name])})
    if token.attributes.get("srcset"):
        pairs = addresses(token.attributes["srcset"])
        candidates = (f"{_joined(page, address)} {size}".strip() for address, size in pairs)
        token = token.having(srcset=", ".join(candidates))
    return token


def _joined(page: str, address: str) -> str:
    """The address as seen from the page; as it is when it is not one (`http://[`)."""
    try:
        return urljoin(page, address.strip())
    except ValueError:
        return address
