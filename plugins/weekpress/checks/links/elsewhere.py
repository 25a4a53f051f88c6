"""Links to other sites: where documents have them, and what is told of them.

Comes in: documents with the HTML of their bodies, and what other hosts said. Goes out: the
addresses to ask about, and findings where they are written. None of them is an error: what another
host does must not stop a team from publishing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from weekpress.checks.links.addresses import NoAddressError, SiteAddress, cleaned, is_external
from weekpress.checks.links.hosts import is_set_aside
from weekpress.checks.links.verdicts import Result, Verdict
from weekpress.checks.links.written import Writings
from weekpress.checks.rule import Rule
from weekpress.checks.rules import link_external_gone, link_external_moved, link_external_unsure
from weekpress.errors import Finding
from weekpress.frontmatter import Document
from weekpress.markup.tokens import Tag, read

_RULES: Mapping[Verdict, Rule] = {
    Verdict.GONE: link_external_gone.RULE,
    Verdict.MOVED: link_external_moved.RULE,
    Verdict.UNSURE: link_external_unsure.RULE,
}
_IN_HEAD = re.compile(r"^[^#\n]*?(https?://[^\s\"'<>,\]}]+)", re.MULTILINE)
"""The first address of a line of front matter that is no comment."""


@dataclass(frozen=True, slots=True)
class Outward:
    """One link of a document to another site."""

    document: Document
    address: str

    @property
    def page(self) -> str:
        """The address without the part of the page that is meant."""
        return urldefrag(self.address)[0]


def outward(documents: Iterable[tuple[Document, str]], site: SiteAddress) -> list[Outward]:
    """Every link of the documents to a page in the public web, each once a document.

    documents -- each with the HTML of its body
    """
    found: dict[tuple[str, str], Outward] = {}
    for document, body_html in documents:
        for address in (*_in_body(body_html), *_IN_HEAD.findall(document.head)):
            link = Outward(document, cleaned(address))
            if _leads_out(link.address, site):
                found.setdefault((document.path, link.address), link)
    return list(found.values())


def findings(
    links: Iterable[Outward], results: Mapping[str, Result], site: SiteAddress
) -> Iterator[Finding]:
    """What there is to say of the links, where each is written.

    results -- by the address without its fragment
    """
    writings = Writings(site)
    for link in links:
        result = results.get(link.page)
        if result and result.verdict in _RULES:
            document = link.document
            places = writings.places(document, link.address) or [(document.body_line, 1)]
            for line, column in places:
                yield _finding(link, result, line, column)


def _finding(link: Outward, result: Result, line: int, column: int) -> Finding:
    rule = _RULES[result.verdict]
    message, fix = f'"{link.address}" could not be looked at: {result.why}.', rule.do
    if result.verdict is Verdict.GONE:
        message = f'"{link.address}" is gone: {result.why}.'
    elif result.verdict is Verdict.MOVED:
        fragment = urldefrag(link.address).fragment
        new = result.moved_to + (f"#{fragment}" if fragment else "")
        message = f'"{link.address}" has moved for good.'
        fix = f"Link to {new}, once you have seen that it is the same page."
    group = rule.name if result.verdict is Verdict.UNSURE else ""
    return Finding(
        link.document.shown, line, "link", message, fix, rule.severity, rule.name, column, group
    )


def _in_body(body_html: str) -> Iterator[str]:
    if "://" in body_html:
        for token in read(body_html):
            if isinstance(token, Tag) and token.name == "a" and token.attributes.get("href"):
                yield token.attributes["href"]


def _leads_out(address: str, site: SiteAddress) -> bool:
    """Whether it is to be asked about: on another site, and no name set aside for examples."""
    if not is_external(address):
        return False
    try:
        ours = site.target(address, "index.html") is not None
    except NoAddressError:
        return False
    return not ours and not is_set_aside(urlsplit(address).hostname or "")
