"""What a built page says of itself that links depend on: its ids, and where it links to.

Comes in: the bytes of an HTML file. Goes out: a record small enough to be kept between builds, the
same for the same bytes wherever the page lies. Hostile pages cost no more than large ones: lxml
reads without recursion, and only the first links and ids of a page count.
Source: HTML Standard, "Attributes" (those that hold a URL), "The base element".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from sys import intern

from lxml import etree

from weekpress.checks.links.addresses import candidates

MOST_BYTES = 50_000_000
"""A page larger than that is not looked into."""
MOST_LINKS = 100_000
"""Of one page: an archive of all posts has very many."""
MOST_IDS = 100_000
LONGEST = 2_000
"""Letters of an address: browsers and servers end near there, and `data:` is told by its start."""

_FOR_MACHINES = frozenset({"canonical", "preconnect", "dns-prefetch"})
"""What a `<link>` may be that nobody follows: the public address of the page itself, or a host."""
_LINKS = etree.XPath(
    "//*[@href or @src or @srcset or @imagesrcset or @poster or @action or @formaction"
    " or (@data and self::object) or (@content and self::meta[@property='og:image'])]"
)
_IDS = etree.XPath("//@id | //a/@name", smart_strings=False)
_CANONICAL = etree.XPath("string(//link[@rel='canonical'][1]/@href)", smart_strings=False)
_BASE = etree.XPath("string(//base[@href][1]/@href)", smart_strings=False)


@dataclass(frozen=True, slots=True)
class Link:
    """One address on a page, at the first place it stands."""

    line: int
    element: str
    """The element and the attribute, such as "a href" or "img srcset"."""
    address: str


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page, as far as links go."""

    ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    base: str = ""
    """The address its `<base>` gives; empty for none."""


def facts_of(data: bytes) -> PageFacts:
    """The facts of a page, whatever its bytes are."""
    root = _root(data)
    if root is None:
        return PageFacts()
    ids = dict.fromkeys(str(found) for found in _IDS(root)[:MOST_IDS])
    links: dict[tuple[str, str], Link] = {}
    for link in _links(root):
        links.setdefault((link.element, link.address), link)
        if len(links) == MOST_LINKS:
            break
    return PageFacts(tuple(map(intern, ids)), tuple(links.values()), str(_BASE(root)).strip())


def public_address(data: bytes) -> str:
    """The public address that a page gives as its own; empty where it gives none."""
    root = _root(data)
    return "" if root is None else str(_CANONICAL(root)).strip()


def _root(data: bytes) -> etree._Element | None:
    """The page's first element; None for a page with nothing in it."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _links(root: etree._Element) -> Iterator[Link]:
    for element in _LINKS(root):
        tag = str(element.tag)
        if tag == "base" or (tag == "link" and _is_for_machines(element.get("rel") or "")):
            continue
        for attribute, address in _addresses(element):
            if address.strip() and len(address) <= LONGEST:
                named = intern(f"{tag} {attribute}")
                yield Link(element.sourceline or 1, named, intern(address))


def _is_for_machines(rel: str) -> bool:
    return not _FOR_MACHINES.isdisjoint(rel.lower().split())


def _addresses(element: etree._Element) -> Iterator[tuple[str, str]]:
    for attribute in ("href", "src", "poster", "action", "formaction"):
        if address := element.get(attribute):
            yield attribute, address
    for tag, attribute in (("object", "data"), ("meta", "content")):
        if element.tag == tag and (address := element.get(attribute)):
            yield attribute, address
    for attribute in ("srcset", "imagesrcset"):
        for address in candidates(element.get(attribute) or ""):
            yield attribute, address
