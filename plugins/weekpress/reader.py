"""content/ -> articles and pages, with their front matter judged.

Comes in: the content folder. Goes out: Pelican's articles and pages, each with what
docs/reference/templates.md lists; a `Build` in Pelican's context; findings in it. A file with a
fault is left out of the run here and named by weekpress.output, which stops the build.
Settings: those of the site (docs/reference/settings.md).
"""

from __future__ import annotations

import html
import os
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Author, Category, Tag
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import BaseReader, Readers

from weekpress.build import KEY, Build, clock
from weekpress.files import Outputs
from weekpress.frontmatter import Document, Page, Person, Post, Project, Weeknote
from weekpress.frontmatter.catalogue import (
    SUFFIXES,
    Catalogue,
    read_catalogue,
    shown_folder,
    slug_in,
)
from weekpress.frontmatter.identity import entry_id
from weekpress.frontmatter.links import link_faults
from weekpress.frontmatter.slugs import fold, slug_of
from weekpress.markup import Rendered, Renderer, reading_minutes, typeset
from weekpress.settings import Settings

SUMMARY_WORDS = 45
"""How long a summary made from the first paragraph may be."""

Metadata = dict[str, Any]


class WeekpressReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Reads the Markdown files of a run from its catalogue."""

    enabled = True
    file_extensions = sorted(suffix.lstrip(".") for suffix in SUFFIXES)

    def __init__(self, settings: Metadata) -> None:
        super().__init__(settings)
        self._renderer: Renderer | None = None

    def read(self, source_path: str) -> tuple[str, Metadata]:
        """The body as HTML and the metadata; status "skip" for what is not published."""
        build: Build = self.settings[KEY]
        path = Path(os.path.relpath(source_path, self.settings["PATH"])).as_posix()
        document = build.catalogue.documents.get(path)
        if document is None or document.meta is None:
            return "", {"status": "skip"}
        rendered = self._render(document, build)
        unpublished = build.catalogue.unpublished(document, build.now)
        if unpublished and not build.preview:
            return "", {"status": "skip"}
        return rendered.html, metadata_of(document, rendered, build, self.settings)

    def _render(self, document: Document, build: Build) -> Rendered:
        """Render the body and note what is wrong with it."""
        if self._renderer is None:
            self._renderer = Renderer(
                build.settings.site.typography, resolve=build.catalogue.address_of_name
            )
        rendered = self._renderer.render(document.body, document.shown, document.body_line)
        build.findings += rendered.findings
        build.findings += link_faults(document, build.catalogue, build.now, build.preview)
        return rendered


def metadata_of(
    document: Document, rendered: Rendered, build: Build, settings: Metadata
) -> Metadata:
    """What Pelican and the templates know of one document: attributes of its content object."""
    meta = document.meta
    common: Metadata = {
        "slug": slug_in(document),
        "status": "published",
        "unpublished": build.catalogue.unpublished(document, build.now),
        "source": document.path,
        "toc": rendered.toc,
        "words": rendered.words,
        "reading_minutes": reading_minutes(rendered.words),
        **{k: v for k, v in document.extra.items() if k in build.settings.site.extra_keys},
    }
    if meta and meta.lang:
        common["lang"] = meta.lang
    if isinstance(meta, Post):
        return common | _article(document, meta, rendered, build, settings)
    if isinstance(meta, Page):
        return common | {
            "title": _title(meta.title),
            "summary": _summary(meta.summary, rendered),
            "menu_order": meta.menu_order,
            "redirect_from": list(meta.redirect_from),
        }
    if isinstance(meta, Project | Person):
        return common | {**dict(meta), **common, "title": _title(meta.name)}
    raise TypeError(f"no metadata for a {document.kind}")


def _article(
    document: Document, meta: Post, rendered: Rendered, build: Build, settings: Metadata
) -> Metadata:
    catalogue = build.catalogue
    article: Metadata = {
        "kind": document.kind.value,
        "title": _title(meta.title or _weeknote_title(document, catalogue)),
        "date": catalogue.published_at(document, build.now),
        "summary": _summary(meta.summary, rendered),
        "tags": [_tag(tag, catalogue, settings) for tag in meta.tags],
        "week": meta.week if isinstance(meta, Weeknote) else None,
        "entry_id": entry_id(document, build.settings.feeds.feed_namespace),
        "image": meta.image.removeprefix("{static}").lstrip("/"),
        "image_alt": meta.image_alt,
        "comments": meta.comments,
        "redirect_from": list(meta.redirect_from),
        "statistics": {"wc": rendered.words, "read_mins": reading_minutes(rendered.words)},
    }
    if meta.modified:
        article["modified"] = _zoned(meta.modified, catalogue.zone)
    if meta.authors:  # Pelican takes the first of an empty list
        article["authors"] = [_author(name, catalogue, settings) for name in meta.authors]
    category = meta.category or ("Weeknotes" if isinstance(meta, Weeknote) else "")
    if category:
        article["category"] = Category(category, settings)
        article["category"].slug = slug_of(category)
    if isinstance(meta, Weeknote) and not meta.slug:
        folder = slug_of(_project_slug(document, catalogue)) or "team"
        article["url"] = f"weeknotes/{meta.week.path}/{folder}/"
        article["save_as"] = f"{article['url']}index.html"
    return article


def _title(written: str) -> str:
    """A title as HTML. What the writer typed is text, never markup; but exports from WordPress
    hold character references (&#8217;), which are read as what they stand for."""
    return typeset(html.escape(html.unescape(written), quote=False))


def _summary(written: str, rendered: Rendered) -> str:
    """The summary as HTML, made from the first paragraph where none is written."""
    words = rendered.first_paragraph.split()
    short = " ".join(words[:SUMMARY_WORDS]) + ("…" if len(words) > SUMMARY_WORDS else "")
    return _title(written or short)


def _weeknote_title(document: Document, catalogue: Catalogue) -> str:
    project = catalogue.project_of(document)
    week = document.meta.week.label if isinstance(document.meta, Weeknote) else ""
    if project and isinstance(project.meta, Project):
        return f"{project.meta.name}: {week[0].lower()}{week[1:]}"
    return week


def _project_slug(document: Document, catalogue: Catalogue) -> str:
    project = catalogue.project_of(document)
    return slug_in(project) if project else ""


def _tag(written: str, catalogue: Catalogue, settings: Metadata) -> Tag:
    spelling = catalogue.tags[fold(written)]
    tag = Tag(spelling.name, settings)
    tag.slug = spelling.slug
    return tag


def _author(written: str, catalogue: Catalogue, settings: Metadata) -> Author:
    name, slug = catalogue.author(written)
    author = Author(name, settings)
    author.slug = slug
    return author


def _zoned(when: datetime, zone: ZoneInfo) -> datetime:
    return when if when.tzinfo else when.replace(tzinfo=zone)


def begin(generator: ArticlesGenerator) -> None:
    """Read and judge the content folder as a run begins; share it as `context["weekpress"]`."""
    settings = Settings.read(generator.settings)
    root = Path(generator.settings["PATH"])
    zone = ZoneInfo(generator.settings["TIMEZONE"])
    catalogue = read_catalogue(root, shown_folder(root), zone, settings.site)
    build = Build(
        settings=settings,
        now=clock(generator.settings["TIMEZONE"], settings.site.now),
        catalogue=catalogue,
        outputs=Outputs(Path(generator.settings["OUTPUT_PATH"])),
        findings=list(catalogue.findings),
    )
    generator.settings[KEY] = generator.context[KEY] = build
    generator.context["preview"] = build.preview


def use_reader(readers: Readers) -> None:
    """Read Markdown with ours."""
    for suffix in WeekpressReader.file_extensions:
        readers.reader_classes[suffix] = WeekpressReader


def put_in_order(generator: ArticlesGenerator) -> None:
    """Newest first; articles of one moment by slug, so that no file system decides.

    Every article has a list of authors, if an empty one.
    """
    generator.articles.sort(key=lambda a: (-a.date.timestamp(), a.slug))
    for article in [*generator.articles, *generator.translations]:
        article.authors = getattr(article, "authors", [])
        article.tags = getattr(article, "tags", [])


def put_pages_in_order(generator: PagesGenerator) -> None:
    """Pages by their place in the menu, then by slug; the menu is those that have a place."""
    last = 10**6
    generator.pages.sort(key=lambda p: (getattr(p, "menu_order", None) or last, p.slug))
    generator.context["menu"] = [p for p in generator.pages if getattr(p, "menu_order", None)]


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(begin)
    signals.readers_init.connect(use_reader)
    signals.article_generator_pretaxonomy.connect(put_in_order)
    signals.page_generator_finalized.connect(put_pages_in_order)
