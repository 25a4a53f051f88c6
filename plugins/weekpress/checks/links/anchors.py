"""Links to a part of a text, judged without a build: `#costs`, `{filename}bins.md#costs`.

Comes in: each document, and the HTML of its body. Goes out: a warning for each link to a part that
the text it leads to does not have. Ids that the theme's pages have of their own are not known here:
markup keeps clear of them, and so is not judged what could be one. The built site decides.
Source: HTML Standard, "select the indicated part".
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from urllib.parse import quote, unquote

from weekpress.checks.links.addresses import indicated
from weekpress.checks.links.near import nearest
from weekpress.checks.rule import Rule
from weekpress.errors import Finding
from weekpress.frontmatter import Document, Kind
from weekpress.frontmatter.catalogue import Catalogue, slug_in
from weekpress.frontmatter.glossary import NAME as GLOSSARY
from weekpress.frontmatter.links import resolved, written_at
from weekpress.markup.identifiers import safe
from weekpress.markup.source import Source
from weekpress.markup.tokens import Tag, read

_ID = re.compile(r'\sid="([^"]*)"')
_LINK = re.compile(r'\shref="([^"]*#[^"]*)"')
_BY_FILE = re.compile(r"[{|]filename[}|](.*)", re.DOTALL)


@dataclass(frozen=True)
class Anchors:
    """The parts of every text."""

    catalogue: Catalogue
    bodies: Mapping[str, str]
    """The HTML of each document's body, by its path."""
    rule: Rule
    """What such a link breaks."""

    def faults(self) -> Iterator[Finding]:
        """Every link to a part that is not there, in the order of the documents."""
        for path, body_html in self.bodies.items():
            wrong = [a for a in dict.fromkeys(_LINK.findall(body_html)) if self._target(a, path)]
            if wrong:  # only now is it worth while to tell links from code that shows one
                yield from self._told(self.catalogue.documents[path], wrong, read(body_html))

    def _told(
        self, document: Document, wrong: list[str], tokens: list[Tag | str]
    ) -> Iterator[Finding]:
        source = Source(document.body, document.shown, document.body_line)
        hrefs = {token.attributes.get("href") for token in tokens if isinstance(token, Tag)}
        for address in (html.unescape(one) for one in wrong if html.unescape(one) in hrefs):
            for line, column in _places(source, address):
                yield self._finding(document, address, line, column)

    def _finding(self, document: Document, address: str, line: int, column: int) -> Finding:
        before, _, fragment = address.partition("#")
        there = self._ids.get(self._target(address, document.path), frozenset())
        near = nearest(unquote(fragment), sorted(there))
        where = "text it leads to" if before else "text"
        message = f'"{address}" names a part that the {where} does not have.'
        rule = self.rule
        return Finding(
            document.shown, line, "link", message,
            f"Did you mean {before}#{near}?" if near else rule.do, rule.severity, rule.name, column,
        )  # fmt: skip

    def _target(self, address: str, path: str) -> str:
        """The path of the text that has no such part; "" where all is well or nobody can tell."""
        before, _, fragment = html.unescape(address).partition("#")
        target: str | None = path
        if by_file := _BY_FILE.fullmatch(before):
            target = resolved(path, by_file[1])
        elif before:
            target = self._by_address.get(before.partition("?")[0])
        there = self._ids.get(target or "")
        wanted = indicated(fragment)
        if there is None or not wanted or _may_be_the_pages(wanted[-1]):
            return ""
        return "" if any(one in there for one in wanted) else target or ""

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        found = {
            path: frozenset(html.unescape(one) for one in _ID.findall(body_html))
            for path, body_html in self.bodies.items()
        }
        terms = self.catalogue.glossary.terms
        return {**found, GLOSSARY: frozenset(term.slug for term in terms)} if terms else found

    @cached_property
    def _by_address(self) -> Mapping[str, str]:
        """The path of each post and page by its address from the root of the site."""
        documents = self.catalogue.documents.values()
        kinds = {Kind.POST, Kind.WEEKNOTE, Kind.PAGE}
        return MappingProxyType(
            {
                "/" + quote(self.catalogue.note_url(d) or f"{slug_in(d)}/"): d.path
                for d in documents
                if d.meta and d.kind in kinds
            }
        )


def _may_be_the_pages(fragment: str) -> bool:
    """Whether the page may have an id of its own that is called so."""
    return safe(fragment) != fragment


def _places(source: Source, address: str) -> list[tuple[int, int]]:
    """Where the link is written, or the first line; an id that was moved out of the way has
    `user-` before it in the HTML alone."""
    kind = r"\w+" if address.startswith(("{", "|")) else ""
    target = re.sub(r"^[{|]\w+[}|]", "", address)
    for spelling in (target, target.replace("#user-", "#"), html.escape(target), unquote(target)):
        if found := written_at(source, spelling, kind):
            return found
    return [(source.first_line, 1)]
