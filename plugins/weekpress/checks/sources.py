"""What is wrong in the files of a content folder, without building a page of it.

The same reading as a build's: front matter, bodies, links between files, and what only all files
together can show. Writes nothing and knows no Pelican.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from weekpress.build import clock
from weekpress.checks.judging import Bench
from weekpress.checks.rulebook import rulings
from weekpress.checks.whole import Whole
from weekpress.errors import Finding, Severity
from weekpress.files import OWN_NAMES, clash, page_of
from weekpress.fingerprint import digest
from weekpress.frontmatter import Kind
from weekpress.frontmatter.catalogue import Catalogue, read_catalogue, slug_in
from weekpress.frontmatter.folder import shown_folder
from weekpress.frontmatter.imported import imported, wordless_pictures
from weekpress.frontmatter.links import link_faults
from weekpress.frontmatter.notes import ahead
from weekpress.frontmatter.reviews import reviewed
from weekpress.frontmatter.rotas import gone
from weekpress.settings import Settings
from weekpress.toolchain import code_files, toolchain
from weekpress.workshop import Workshop

LISTS = {
    "accessibility": "accessibility",
    "archive": "archives",
    "categories": "categories",
    "comments": "comments",
    "decisions": "decisions",
    "glossary": "glossary",
    "people": "authors",
    "projects": "projects",
    "subscribe": "subscribe",
    "tags": "tags",
    "weeknotes": "weeknotes",
}
"""The folders of the site's own lists, and the template each is made with."""


@dataclass(frozen=True)
class Checked:
    """What there is to say of a content folder."""

    catalogue: Catalogue
    read: tuple[Finding, ...]
    """What is found as files are read, in no order; a build says the same."""
    ruled: tuple[Finding, ...]
    """What the rules find, the silenced too: see weekpress.checks.silenced."""
    bodies: Mapping[str, str]
    """The HTML of each document's body, by its path."""
    now: datetime
    """When the check believed it was, with a zone."""


def read(
    content: Path, settings: Settings, timezone: str, language: str, workshop: Workshop
) -> Checked:
    """Every finding in the files below `content`.

    timezone -- the site's, by its IANA name: it decides what lies in the future
    language -- the site's: that of a file which names none
    workshop -- where it is kept what was found in files that have not changed
    """
    site, zone = settings.site, ZoneInfo(timezone)
    catalogue = read_catalogue(content, shown_folder(content), zone, site)
    now = clock(timezone, site.now)
    documents = list(catalogue.documents.values())
    findings = [*catalogue.findings, *ahead(documents, now.date())]
    findings += gone(documents, catalogue.people, now.date())
    bench = Bench(content, catalogue.address_of_name, site.typography, language, settings.checks)
    ruled: list[Finding] = []
    bodies: dict[str, str] = {}
    for document, judged in zip(
        documents, bench.judged(workshop, programs(), documents), strict=True
    ):
        findings += judged.read
        findings += link_faults(document, judged.html, catalogue, now, site.drafts)
        ruled += gently(judged.ruled, imported(document, site.imported_before))
        bodies[document.path] = judged.html
    every = [(document, bodies[document.path]) for document in documents]
    pictures = wordless_pictures(catalogue, every, site, now)
    findings += reviewed(catalogue.statement, now.date(), sum(pictures.values()))
    whole = Whole(catalogue, every, settings, now)
    for ruling in rulings("in_site"):
        if settings.checks.allows(ruling.rule.plain_language):
            ruled += ruling.findings("in_site", whole)
    findings += taken(catalogue, bool(settings.comments.comments_service))
    return Checked(catalogue, tuple(findings), tuple(ruled), bodies, now)


def gently(findings: Iterable[Finding], old: bool) -> list[Finding]:
    """The findings as they are told: in a text that came from an older site none is an error."""
    return [
        replace(f, severity=Severity.WARNING) if old and f.severity is Severity.ERROR else f
        for f in findings
    ]


def programs() -> str:
    """The fingerprint of all that judges: our code, Python and every package."""
    return toolchain(digest(path.read_bytes()) for path in code_files())


def taken(catalogue: Catalogue, asks: bool) -> Iterator[Finding]:
    """Articles and pages at an address that every site needs for itself.

    asks -- whether readers may comment
    """
    own = dict.fromkeys(OWN_NAMES, "Weekpress itself")
    made = {folder: page for folder, page in LISTS.items() if _is_made(page, catalogue, asks)}
    lists = {f"{folder}/index.html": page_of(page) for folder, page in made.items()}
    for document in catalogue.documents.values():
        if document.meta and document.kind in {Kind.POST, Kind.PAGE}:
            slug = slug_in(document)
            for name, owner in ((slug, own.get(slug)), (f"{slug}/index.html", None)):
                other = owner or lists.get(name)
                if other:
                    yield clash(document.shown, name, other)


def _is_made(page: str, catalogue: Catalogue, asks: bool) -> bool:
    """Whether the site has such a page: some are made only where a file of data is."""
    data = {
        "accessibility": catalogue.statement,
        "comments": asks or (catalogue.root / "comments").is_dir(),
        "glossary": catalogue.glossary.terms,
    }
    return bool(data.get(page, True))
