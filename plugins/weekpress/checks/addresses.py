"""The addresses of a site's own pages, worked out from its files and its settings.

Comes in: a catalogue, and the settings that say where pages go (`ARTICLE_SAVE_AS` and the like).
Goes out: each document by the file its page is written to. Pages of lists are not among them, nor
is a page whose file depends on more than is known here, as on its category.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from weekpress.frontmatter import Document, Kind
from weekpress.frontmatter.catalogue import Catalogue, slug_in

_PATTERNS = {
    Kind.POST: ("ARTICLE_SAVE_AS", "{slug}/index.html"),
    Kind.WEEKNOTE: ("ARTICLE_SAVE_AS", "{slug}/index.html"),
    Kind.PAGE: ("PAGE_SAVE_AS", "{slug}/index.html"),
    Kind.PROJECT: ("PROJECT_SAVE_AS", "projects/{slug}/index.html"),
    Kind.PERSON: ("PERSON_SAVE_AS", "people/{slug}/index.html"),
}


def pages(catalogue: Catalogue, patterns: Mapping[str, Any], now: datetime) -> dict[str, Document]:
    """What the public may read, by the file of its page, below the output folder.

    patterns -- the site's settings; what they do not say is as Weekpress ships it
    now      -- with a zone: what is dated later has no page yet
    """
    found: dict[str, Document] = {}
    for document in catalogue.documents.values():
        if document.meta and not catalogue.unpublished(document, now):
            found[_page(document, catalogue, patterns, now)] = document
    found.pop("", None)
    return found


def _page(
    document: Document, catalogue: Catalogue, patterns: Mapping[str, Any], now: datetime
) -> str:
    if url := catalogue.note_url(document):
        return f"{url}index.html"
    name, shipped = _PATTERNS[document.kind]
    known = {
        "slug": slug_in(document),
        "date": catalogue.published_at(document, now) or now,
        "lang": (document.meta.lang if document.meta else "") or "en",
    }
    try:
        return str(patterns.get(name, shipped)).format(**known)
    except (KeyError, IndexError, ValueError, AttributeError):
        return ""


def address_of(page: str) -> str:
    """The address of a page by its file: bins/ of bins/index.html."""
    return page.removesuffix("index.html")
