"""Articles that came from an older site: those dated before a day that the team names.

Comes in: documents, and the bodies of a site as HTML. Goes out: which are imported, and how many of
their pictures say nothing to somebody who cannot see them. Setting: WEEKPRESS_IMPORTED_BEFORE.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from weekpress.frontmatter.catalogue import Catalogue
from weekpress.frontmatter.document import Document
from weekpress.frontmatter.models import Post, Weeknote
from weekpress.markup.pictures import without_text
from weekpress.settings import SiteSettings


def imported(document: Document, before: date | None) -> bool:
    """Whether it is an article dated before that day. A weeknote without a date has its Friday."""
    meta = document.meta
    if before is None or not isinstance(meta, Post):
        return False
    if isinstance(meta, Weeknote) and meta.date is None:
        return meta.week.friday < before
    return meta.date.date() < before


def wordless_pictures(
    catalogue: Catalogue, bodies: Iterable[tuple[Document, str]], site: SiteSettings, now: datetime
) -> dict[str, int]:
    """How many pictures without a text each imported article shows the public, by its path; those
    that show none are left out.

    bodies -- each document with its body as HTML
    """
    shown = (
        (document, html)
        for document, html in bodies
        if imported(document, site.imported_before)
        and (site.drafts or not catalogue.unpublished(document, now))
    )
    counts = {document.path: without_text(html) for document, html in shown}
    return {path: count for path, count in counts.items() if count}
