"""content/ -> articles and pages, with their front matter judged.

Comes in: the content folder. Goes out: Pelican's articles and pages, each with what
docs/reference/templates.md lists; a `Build` in Pelican's context; findings in it. A file with a
fault is left out of the run here and named by weekpress.output, which stops the build.
Settings: those of the site (docs/reference/settings.md).
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.readers import BaseReader, Readers

from weekpress.build import KEY, Build, clock
from weekpress.files import Outputs
from weekpress.frontmatter import Document
from weekpress.frontmatter.catalogue import SUFFIXES, read_catalogue, shown_folder
from weekpress.frontmatter.links import link_faults
from weekpress.markup import Rendered, Renderer
from weekpress.reader.metadata import Metadata, attributes_of_others, metadata_of
from weekpress.reader.shelf import Shelf
from weekpress.settings import Settings


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
        if document is None:
            return "", {"status": "skip"}
        rendered = self._render(document, build)  # also for its faults, whatever becomes of it
        unpublished = build.catalogue.unpublished(document, build.now)
        if document.meta is None or (unpublished and not build.preview):
            return "", {"status": "skip"}
        return rendered.html, metadata_of(document, rendered, build, self.settings)

    def _render(self, document: Document, build: Build) -> Rendered:
        """Render the body and note what is wrong with it."""
        if self._renderer is None:
            self._renderer = Renderer(
                build.settings.site.typography, resolve=build.catalogue.address_of_name
            )
        rendered = self._renderer.render(
            document.body, document.shown, document.body_line, _language(document, self.settings)
        )
        build.findings += rendered.findings
        build.findings += link_faults(
            document, rendered.html, build.catalogue, build.now, build.preview
        )
        return rendered


def _language(document: Document, settings: Metadata) -> str:
    language = document.meta.lang if document.meta else ""
    return language or str(settings["DEFAULT_LANG"])


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
    # Links within articles name no host either (weekpress.theme.addresses): a copy is whole.
    generator.context["localsiteurl"] = urlsplit(generator.settings["SITEURL"]).path.rstrip("/")


def use_reader(readers: Readers) -> None:
    """Read Markdown with ours."""
    for suffix in WeekpressReader.file_extensions:
        readers.reader_classes[suffix] = WeekpressReader


def put_in_order(generator: ArticlesGenerator) -> None:
    """Newest first; articles of one moment by slug, so that no file system decides.

    Every article has a list of authors, if an empty one.
    """
    generator.articles.sort(key=lambda a: a.slug)
    generator.articles.sort(key=_as_written, reverse=True)
    for article in [*generator.articles, *generator.translations]:
        for name, value in attributes_of_others(article).items():
            if not hasattr(article, name):  # read by another reader than ours
                setattr(article, name, value)


def set_up_shelves(generator: ArticlesGenerator) -> None:
    """Have Pelican put the articles of each tag, category and author where they are soon found."""
    for lists in (generator.tags, generator.categories, generator.authors):
        lists.default_factory = Shelf


def put_dates_in_order(generator: ArticlesGenerator) -> None:
    """Order lists by date as the articles' own, so that no year or month comes twice.

    Articles keep the offset their writer gave. Two moments may then stand in another order than
    their dates; readers see the dates.
    """
    newest_first = generator.settings["NEWEST_FIRST_ARCHIVES"]
    generator.dates.sort(key=_as_written, reverse=newest_first)
    generator.period_archives = generator._build_period_archives(
        generator.dates, generator.articles, generator.settings
    )
    generator.context["period_archives"] = generator.period_archives


def _as_written(article: Article) -> datetime:
    """The date and time that a reader sees, whatever their offset."""
    when: datetime = article.date.replace(tzinfo=None)
    return when


def put_pages_in_order(generator: PagesGenerator) -> None:
    """Pages by their place in the menu, then by slug; the menu is those that have a place."""
    last = 10**6
    generator.pages.sort(key=lambda p: (getattr(p, "menu_order", None) or last, p.slug))
    generator.context["menu"] = [p for p in generator.pages if getattr(p, "menu_order", None)]


def settle_addresses(generators: list[Generator]) -> None:
    """Work out each address once, now that all is read.

    Pelican does it anew whenever a page names an article: from its settings, all its metadata and
    the path of its file. A page of a list names many.
    """
    for content in generators[0].context["generated_content"].values():
        if content is not None:
            content.override_url = content.url


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(begin)
    signals.readers_init.connect(use_reader)
    signals.article_generator_pretaxonomy.connect(put_in_order)
    signals.article_generator_pretaxonomy.connect(set_up_shelves)
    signals.article_generator_finalized.connect(put_dates_in_order)
    signals.page_generator_finalized.connect(put_pages_in_order)
    signals.all_generators_finalized.connect(settle_addresses)
