"""Links at fault told to whoever wrote them: at their line in content/, or once of the theme.

Comes in: the links at fault on all pages, and which page is made from which document. Goes out: a
finding for each place in a document; and for what no document has, one finding with the number of
pages that have it. A text that lists quote, such as an excerpt, is told of where it was written.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urldefrag

from weekpress.checks.links.addresses import SiteAddress, is_external
from weekpress.checks.links.broken import (
    CASE,
    FRAGMENT,
    MISSING,
    MOVED,
    NO_ADDRESS,
    OUTSIDE,
    Broken,
)
from weekpress.checks.links.written import Place, Writings
from weekpress.checks.rule import Rule
from weekpress.checks.rules import (
    anchor_broken,
    link_broken,
    link_case,
    link_to_redirect,
    picture_missing,
)
from weekpress.errors import Finding
from weekpress.frontmatter import Document

_RULES = {FRAGMENT: anchor_broken.RULE, MOVED: link_to_redirect.RULE, CASE: link_case.RULE}
_PICTURES = frozenset({"img", "source", "video", "audio", "track", "input", "meta"})
_INSIDE = re.compile(r"https?://[^\s<>\"')\]]+")
"""An address of another site, where a path on this one stands: `(https://example.org)`."""


@dataclass(frozen=True)
class Sources:
    """What the pages of a site are made from."""

    site: SiteAddress
    documents: Mapping[str, Document]
    """By the file of the output folder, below it: `bins/index.html`."""
    output: str = "output"
    """What a person calls the output folder."""
    told: frozenset[tuple[str, int, str]] = field(default_factory=frozenset)
    """File, line and address of each link that something has been said of already."""

    @cached_property
    def _writings(self) -> Writings:
        return Writings(self.site)

    def findings(self, broken: Iterable[Broken]) -> Iterator[Finding]:
        """What there is to say of links at fault, each once."""
        alike: dict[tuple[str, str], list[Broken]] = {}
        for link in broken:
            alike.setdefault((link.kind, link.leads_to), []).append(link)
        for links in alike.values():
            places = self._in_documents(links)
            for (page, (line, column)), link in places.items():
                document = self.documents[page]
                if (document.shown, line, link.address) not in self.told:
                    yield self._finding(link, document.shown, line, column)
            if not places:
                yield self._of_the_theme(links)

    def _in_documents(self, links: list[Broken]) -> dict[tuple[str, Place], Broken]:
        """Where documents have the link; where one alone shows it, there at least."""
        places = {(link.page, place): link for link in links for place in self._places(link)}
        pages = {link.page for link in links if link.page in self.documents}
        if not places and len(pages) == 1:
            page = next(iter(pages))
            link = next(link for link in links if link.page == page)
            places[page, (self.documents[page].body_line, 1)] = link
        return places

    def _places(self, link: Broken) -> list[Place]:
        document = self.documents.get(link.page)
        if document is None:
            return []
        other = self.documents.get(link.leads_to.partition("#")[0])
        return self._writings.places(document, link.address, other.path if other else "")

    def _of_the_theme(self, links: list[Broken]) -> Finding:
        """One finding for what stands on pages and is written in no document."""
        first, pages = links[0], len({link.page for link in links})
        path = posixpath.join(self.output, first.page)
        more = f" It is on {pages:,} pages; this is the first." if pages > 1 else ""
        return self._finding(first, path, first.line, 1, more)

    def _finding(self, link: Broken, path: str, line: int, column: int, more: str = "") -> Finding:
        rule = rule_of(link)
        message, fix = self._words(link)
        return Finding(
            path, line, "link", message + more, fix or rule.do, rule.severity, rule.name, column
        )

    def _words(self, link: Broken) -> tuple[str, str]:
        """What is wrong with a link, and what to write instead."""
        address, there = f'"{link.address}"', self._best(link.suggestion)
        if not is_external(link.address) and (elsewhere := _INSIDE.search(link.address)):
            return (
                f"{address} is taken for a path on this site, as it does not start with https:.",
                f"Write {elsewhere[0]} and nothing else.",
            )
        meant = f"Did you mean {there}?" if there else ""
        what = "picture" if is_picture(link) else "page or file"
        return {
            MISSING: (f"{address} leads to no {what} of this site.", meant),
            FRAGMENT: (f"{address} leads to a part that is not on that page.", meant),
            CASE: (f"{address} is there in other letters only.", f"Write {there}."),
            MOVED: (f"{address} has moved, and readers are sent on.", f"Link to {there}."),
            OUTSIDE: (f"{address} leads out of the site.", f"Write {there}."),
            NO_ADDRESS: (f"{address} is no address.", ""),
        }[link.kind]

    def _best(self, suggestion: str) -> str:
        """The address, as a link to the file it is made from where there is one."""
        path, fragment = urldefrag(suggestion)
        if not path.startswith("/"):
            return suggestion
        target = self.site.target(path, "index.html")
        document = self.documents.get(target.name) if target else None
        if document is None:
            return suggestion
        return f"{{filename}}/{document.path}" + (f"#{unquote(fragment)}" if fragment else "")


def is_picture(link: Broken) -> bool:
    """Whether it is shown or played where it stands, and not followed."""
    return link.element.partition(" ")[0] in _PICTURES


def rule_of(link: Broken) -> Rule:
    """The rule that a link at fault breaks."""
    missing = picture_missing.RULE if is_picture(link) else link_broken.RULE
    return _RULES.get(link.kind, missing)
