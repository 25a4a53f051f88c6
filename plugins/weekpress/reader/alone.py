"""One file read by itself, to be shown at once: what the whole site says to it comes later.

Comes in: the text of a post or weeknote, and what is known of its site without the other files.
Goes out: Pelican's article; nothing where it is not published, is no article, or has something to
mend. What only all files together can show, such as two of one slug, is not seen here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.readers import BaseReader, default_metadata, parse_path_metadata, path_metadata

from weekpress.errors import errors_in
from weekpress.frontmatter import Post
from weekpress.frontmatter.catalogue import WEEKNOTES, Catalogue
from weekpress.frontmatter.document import Document, read_document
from weekpress.frontmatter.together import spellings, words_of
from weekpress.markup.terms import Terms
from weekpress.reader.metadata import metadata_of
from weekpress.reader.reading import Bodies, marked_body
from weekpress.settings import Settings


@dataclass(frozen=True)
class Alone:
    """What is known of a site without its files."""

    catalogue: Catalogue
    """As the last build knew it, or as much of it as is left."""
    settings: Settings
    now: datetime
    pelican: dict[str, Any]
    """Pelican's settings."""
    terms: Terms = field(default_factory=Terms)
    """The words that are explained where a text first uses them."""

    def article(
        self, path: str, shown: str, text: str, context: Mapping[str, Any]
    ) -> Article | None:
        """The article of the file at `path`.

        shown   -- what a person calls the file
        context -- what all articles share
        """
        document, findings = read_document(path, shown, text)
        if errors_in(findings) or not isinstance(document.meta, Post):
            return None
        words = self.settings.site.tags
        site = replace(self, catalogue=_with_words_of(document, self.catalogue, words))
        if site.catalogue.unpublished(document, self.now) and not self.settings.site.drafts:
            return None
        language = str(self.pelican["DEFAULT_LANG"])
        bodies = Bodies(site.catalogue.address_of_name, self.settings.site.typography, language)
        body = bodies.body(document)
        source = Path(self.pelican["PATH"]) / path
        own = metadata_of(document, body, site, self.pelican)
        metadata = {**_of_place(source, path, self.pelican), **own}
        marked = marked_body(document, body, self.terms, language)
        return Article(marked, metadata, self.pelican, str(source), context)


def _of_place(source: Path, path: str, settings: dict[str, Any]) -> dict[str, Any]:
    """What Pelican knows of an article before it is read. Source: pelican.readers.read_file."""
    process = BaseReader(settings).process_metadata
    found = {
        **default_metadata(settings, process),
        **path_metadata(str(source), path, settings),
        **parse_path_metadata(path, settings, process),
        "reader": "weekpress",
    }
    return {name: value for name, value in found.items() if type(value) is not object}


def _with_words_of(document: Document, known: Catalogue, preferred: Iterable[str]) -> Catalogue:
    """The catalogue, with the spelling of words that nobody used before."""
    tags, categories, authors = words_of([document])
    return replace(
        known,
        tags={**spellings(tags, preferred), **known.tags},
        categories={**spellings([*categories, WEEKNOTES], ()), **known.categories},
        authors={**spellings(authors, ()), **known.authors},
    )
