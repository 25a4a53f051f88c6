"""What a check looks at beyond the texts, if it is asked to: a built site, and other sites.

Comes in: what was read of the texts. Goes out: findings. Effects: it reads the built site's folder,
asks other servers, and writes the workshop's store.
"""

from __future__ import annotations

import posixpath
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from weekpress.checks.addresses import pages
from weekpress.checks.links.addresses import SiteAddress
from weekpress.checks.links.built import built_for
from weekpress.checks.links.remembered import Memory
from weekpress.checks.links.site import built_links, outward_links
from weekpress.checks.links.told import Sources
from weekpress.checks.pages import judged
from weekpress.checks.rulebook import rulebook
from weekpress.checks.sources import Checked, gently, programs
from weekpress.cli.chosen import Chosen
from weekpress.cli.options import shown
from weekpress.cli.site import Site, public_address
from weekpress.errors import Finding
from weekpress.frontmatter import Document
from weekpress.frontmatter.imported import imported
from weekpress.settings import Settings
from weekpress.workshop import Workshop


@dataclass(frozen=True)
class Beyond:
    """One check that goes beyond the texts."""

    site: Site
    checked: Checked
    settings: Settings
    chosen: Chosen
    workshop: Workshop

    @cached_property
    def _pages(self) -> dict[str, Document]:
        """What each page is made from, by its file below the output folder."""
        return pages(self.checked.catalogue, self.site.values, self.checked.now)

    def links_within(self, built: Path) -> list[Finding]:
        """Links of a built site that lead nowhere; at the texts they are written in, or once of
        the theme."""
        address = self._address(built_for(built))
        said = (*self.checked.read, *self.checked.ruled)
        told = frozenset((f.path, f.line, quoted(f)) for f in said if f.field == "link")
        sources = Sources(address, self._pages, shown(built), told)
        found = built_links(built, sources, self.workshop, programs())
        theirs = {document.shown for document in self._pages.values()}
        return [f for f in found if f.path in theirs or self._has(f, built)]

    def pages(self, built: Path) -> list[Finding]:
        """What the rules for pages and style sheets find in a built site."""
        name = str(self.site.values.get("SITENAME", ""))
        found = judged(built, shown(built), self.workshop, programs(), name)
        told = (f for f in found if self._has(f, built) and not self._is_said(f, built))
        return [one for finding in told for one in gently([finding], self._is_old(finding, built))]

    def links_to_others(self, chosen: Chosen) -> list[Finding]:
        """What other sites say of the links to them, in the chosen texts."""
        memory = Memory(self.workshop.store, time.time)
        documents = [
            (document, self.checked.bodies[path])
            for path, document in self.checked.catalogue.documents.items()
            if chosen.has(document.shown)
        ]
        return outward_links(documents, self._address(), memory)

    def _address(self, *built: str) -> SiteAddress:
        own = str(self.site.values.get("SITEURL") or "")
        return SiteAddress.of(*(built or (own,)), public_address(self.site))

    def _has(self, finding: Finding, built: Path) -> bool:
        """Whether a finding on a built page is told of."""
        document = self._source(finding, built)
        source = document.shown if document else ""
        return self.chosen.has_page(finding.path, source, self.site.content)

    def _is_said(self, finding: Finding, built: Path) -> bool:
        """Whether the same is told of the text that the page is made from."""
        document, ruling = self._source(finding, built), rulebook().get(finding.rule)
        if document is None or ruling is None:
            return False
        return not self._found[document.shown].isdisjoint(ruling.rule.said_by)

    @cached_property
    def _found(self) -> defaultdict[str, set[str]]:
        """The rules that found something in each text."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for finding in (*self.checked.read, *self.checked.ruled):
            found[finding.path].add(finding.rule)
        return found

    def _is_old(self, finding: Finding, built: Path) -> bool:
        """Whether a page is made from a text that came from an older site."""
        document = self._source(finding, built)
        before = self.settings.site.imported_before
        return document is not None and imported(document, before)

    def _source(self, finding: Finding, built: Path) -> Document | None:
        """What the page of a finding is made from; None for a list, and for what is not known."""
        return self._pages.get(posixpath.relpath(finding.path, shown(built)))


def quoted(finding: Finding) -> str:
    """The address that a finding about a link begins with, in quotes."""
    return finding.message.removeprefix('"').partition('" ')[0]
