"""Pages that fetch something from others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from weekpress.checks.page import Page
from weekpress.checks.rule import Hit, Rule
from weekpress.errors import Severity
from weekpress.markup.tokens import names

RULE = Rule(
    name="page-third-party",
    title="A page fetches something from another server",
    source="UK GDPR, Article 5(1)(c) Data minimisation; HTML Standard, 4.2.4 and 4.8",
    severity=Severity.ERROR,
    why="The other server learns who reads what, and the page waits for it. Where it is down, or "
    "blocked, what it was to bring is missing.",
    do="Keep a copy of the file in the site, or write a link to it.",
    wrong='<p><img src="https://example.org/bins.jpg" alt="Bins" width="4" height="3"></p>',
    right='<p><img src="/images/bins.jpg" alt="Bins" width="4" height="3"></p>',
)

_FETCHED = {
    "src": frozenset(
        {"audio", "embed", "frame", "iframe", "img", "input", "script", "source", "track", "video"}
    ),
    "srcset": frozenset({"img", "source"}),
    "poster": frozenset({"video"}),
    "data": frozenset({"object"}),
    "href": frozenset({"link", "use", "image"}),
    "background": frozenset({"body", "table", "td"}),
}
"""Attributes with an address, and the elements a browser fetches it for."""
_LINKS = names(
    """
        stylesheet icon preload prefetch modulepreload preconnect dns-prefetch prerender
        manifest mask-icon apple-touch-icon apple-touch-icon-precomposed
    """
)
"""What a link may be for which a browser asks another server."""
_ELSEWHERE = re.compile(r"(?:^|[\s,])((?:[a-z][a-z\d+.-]{0,20}:)?[/\\]{2}[^\s,]+)", re.IGNORECASE)
_SITE = re.compile(r"(?:[a-z]+:)?//([^/?#]+)", re.IGNORECASE)


def on_page(page: Page) -> Iterator[Hit]:
    """Every address on another server that is fetched when the page is opened."""
    own = _own_host(page)
    for element in page.having(*_FETCHED):
        for attribute, elements in _FETCHED.items():
            value = element.get(attribute)
            if not value or element.tag not in elements or not _is_fetched(element):
                continue
            found = [m[1] for m in _ELSEWHERE.finditer(value) if _host(m[1]) != own]
            if found:
                host = _host(found[0]) or found[0][:60]
                message = f"This page fetches something from {host}: {found[0][:120]}."
                yield page.at(element, message, group=host)


def _is_fetched(element: HtmlElement) -> bool:
    """Whether a browser asks for it; of links in the head, only some."""
    wanted = not _LINKS.isdisjoint((element.get("rel") or "").lower().split())
    return element.tag != "link" or wanted


def _own_host(page: Page) -> str:
    """The host of the page's own public address, as it gives it; "" where it does not."""
    for link in page.all("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return _host(link.get("href") or "")
    return ""


def _host(address: str) -> str:
    found = _SITE.match(address.replace("\\", "/"))
    return found[1].lower() if found else ""
