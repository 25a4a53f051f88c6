"""What is wrong in the files of a content folder, without building a page of it.

The same reading as a build's: front matter, bodies, links between files, and what only all files
together can show. Writes nothing and knows no Pelican.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from weekpress.build import clock
from weekpress.checks import weeknotes_among_posts
from weekpress.checks.capitals import unknown_capitals
from weekpress.errors import Finding
from weekpress.files import OWN_NAMES
from weekpress.frontmatter import Document, Kind
from weekpress.frontmatter.catalogue import Catalogue, read_catalogue, slug_in
from weekpress.frontmatter.folder import shown_folder
from weekpress.frontmatter.links import link_faults
from weekpress.frontmatter.notes import ahead
from weekpress.frontmatter.rotas import gone
from weekpress.markup import Renderer
from weekpress.settings import Settings

LISTS = {
    "archive": "archives",
    "categories": "categories",
    "decisions": "decisions",
    "glossary": "glossary",
    "people": "authors",
    "projects": "projects",
    "subscribe": "subscribe",
    "tags": "tags",
    "weeknotes": "weeknotes",
}
"""The folders of the site's own lists, and the template each is made with."""


def read(content: Path, settings: Settings, timezone: str = "Europe/London") -> list[Finding]:
    """Every finding in the files below `content`, in no order.

    timezone -- the site's, by its IANA name: it decides what lies in the future
    """
    site = settings.site
    catalogue = read_catalogue(content, shown_folder(content), ZoneInfo(timezone), site)
    renderer = Renderer(site.typography, resolve=catalogue.address_of_name)
    now = clock(timezone, site.now)
    documents, today = catalogue.documents.values(), now.date()
    findings = [*catalogue.findings, *ahead(documents, today)]
    findings += gone(documents, catalogue.people, today)
    bodies: list[tuple[Document, str]] = []
    for document in catalogue.documents.values():
        rendered = renderer.render(document.body, document.shown, document.body_line)
        findings += rendered.findings
        findings += link_faults(document, rendered.html, catalogue, now, site.drafts)
        bodies.append((document, rendered.html))
    findings += unknown_capitals(bodies, catalogue.glossary, site.known_capitals)
    return [*findings, *taken(catalogue), *weeknotes_among_posts.found(catalogue)]


def taken(catalogue: Catalogue) -> Iterator[Finding]:
    """Articles and pages at an address that every site needs for itself."""
    own = dict.fromkeys(OWN_NAMES, "Weekpress itself")
    lists = {f"{folder}/index.html": f"the {page} page" for folder, page in LISTS.items()}
    for document in catalogue.documents.values():
        if document.meta and document.kind in {Kind.POST, Kind.PAGE}:
            slug = slug_in(document)
            for name, owner in ((slug, own.get(slug)), (f"{slug}/index.html", None)):
                other = owner or lists.get(name)
                if other:
                    yield Finding(
                        document.shown, 1, "address", f"{name} is also written by {other}.",
                        "Give one of the two another slug.",
                    )  # fmt: skip
