"""Which page of the built site is made from which file of content/.

Comes in: the catalogue and Pelican's settings. Goes out: documents by the name of their page in the
output folder. A page whose address depends on what is not known here, as on a category, has none:
what is wrong with its links is told of the page itself.
Source: Pelican's documentation, "URL settings".
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from weekpress.frontmatter import Document, Kind, Post
from weekpress.frontmatter.catalogue import Catalogue, slug_in

_PATTERNS = {
    Kind.POST: "ARTICLE_SAVE_AS",
    Kind.WEEKNOTE: "ARTICLE_SAVE_AS",
    Kind.PAGE: "PAGE_SAVE_AS",
    Kind.PROJECT: "PROJECT_SAVE_AS",
    Kind.PERSON: "PERSON_SAVE_AS",
}


def pages_made(
    catalogue: Catalogue, values: Mapping[str, Any], now: datetime
) -> dict[str, Document]:
    """The document of each page.

    values -- the settings file's upper-case names
    now    -- the time of the build: a weeknote without a date has its week's, or today's
    """
    found: dict[str, Document] = {}
    for document in catalogue.documents.values():
        pattern = values.get(_PATTERNS[document.kind])
        if document.meta and isinstance(pattern, str):
            name = _name(pattern, document, catalogue, now)
            if name:
                found.setdefault(name, document)
    return found


def _name(pattern: str, document: Document, catalogue: Catalogue, now: datetime) -> str:
    if url := catalogue.note_url(document):
        return f"{url}index.html"
    known: dict[str, Any] = {"slug": slug_in(document)}
    if isinstance(document.meta, Post):
        known["date"] = catalogue.published_at(document, now)
    try:
        return pattern.format(**known).lstrip("/")
    except (KeyError, IndexError, ValueError, TypeError, AttributeError):
        return ""
