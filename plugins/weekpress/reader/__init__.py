"""content/ -> articles and pages, with their front matter judged.

Comes in: the content folder. Goes out: Pelican's articles and pages, each with what
docs/reference/templates.md lists; a `Build` in Pelican's context; findings in it. A file with a
fault is left out of the run here and named by weekpress.output, which stops the build.
Settings: those of the site (docs/reference/settings.md).
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.readers import BaseReader, Readers

from weekpress.build import KEY, Build, clock
from weekpress.files import Outputs
from weekpress.frontmatter.catalogue import read_catalogue
from weekpress.frontmatter.folder import SUFFIXES, shown_folder
from weekpress.frontmatter.identity import entry_ids
from weekpress.frontmatter.links import link_faults
from weekpress.frontmatter.notes import ahead
from weekpress.inputs import NOTE as INPUTS
from weekpress.inputs import look
from weekpress.parallel import cores
from weekpress.reader.generators import LinearArticlesGenerator
from weekpress.reader.glossary import explain
from weekpress.reader.metadata import WORDS, Metadata, attributes_of_others, metadata_of
from weekpress.reader.picture_pages import PictureGenerator
from weekpress.reader.reading import Body, Reading, marked_body
from weekpress.reader.statement import declare, list_pictures
from weekpress.settings import Settings
from weekpress.steps import KEY as STEPS
from weekpress.steps import Steps
from weekpress.store import NAME as STORE
from weekpress.store import Store
from weekpress.toolchain import code_files, toolchain
from weekpress.workshop import Workshop


class WeekpressReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Reads the Markdown files of a run from its catalogue."""

    enabled = True
    file_extensions = sorted(suffix.lstrip(".") for suffix in SUFFIXES)

    def read(self, source_path: str) -> tuple[str, Metadata]:
        """The body as HTML and the metadata; status "skip" for what is not published."""
        build: Build = self.settings[KEY]
        path = Path(os.path.relpath(source_path, self.settings["PATH"])).as_posix()
        document = build.catalogue.documents.get(path)
        if document is None:
            return "", {"status": "skip"}
        body: Body = build.bodies[path]
        build.findings += [*body.rendered.findings, *body.faults]  # whatever becomes of it
        unpublished = build.catalogue.unpublished(document, build.now)
        if document.meta is None or (unpublished and not build.preview):
            return "", {"status": "skip"}
        marked = marked_body(document, body, build.terms, str(self.settings["DEFAULT_LANG"]))
        return marked, metadata_of(document, body, build, self.settings)


def begin(generator: ArticlesGenerator) -> None:
    """Read and judge the content folder as a run begins; share it as `context["weekpress"]`."""
    if type(generator) is ArticlesGenerator:  # another plugin's own is left as it is
        generator.__class__ = LinearArticlesGenerator
    generator.settings.pop(WORDS, None)  # of a run before this one
    _follow_links_in("short_read", generator.settings)
    build = _build(generator.settings, Settings.read(generator.settings))
    generator.settings[KEY] = generator.context[KEY] = build
    generator.context["preview"] = build.preview
    explain(generator, build)
    declare(generator, build)
    if not _others(build, generator):
        # No two of ours share a slug: to look for translations by it would find none, slowly.
        for kind in ("ARTICLE", "PAGE"):
            generator.settings[f"{kind}_TRANSLATION_ID"] = None
    # Links within articles name no host either (weekpress.theme.addresses): a copy is whole.
    generator.context["localsiteurl"] = urlsplit(generator.settings["SITEURL"]).path.rstrip("/")


def _follow_links_in(field: str, settings: Metadata) -> None:
    """Have Pelican lead the links of a field to where they go, as it does those of a summary."""
    fields = list(settings["FORMATTED_FIELDS"])
    settings["FORMATTED_FIELDS"] = fields if field in fields else [*fields, field]


def _others(build: Build, generator: ArticlesGenerator) -> bool:
    """Whether the folder holds sources that only Pelican's other readers read."""
    endings = {f".{ending}" for ending in generator.readers.extensions} - SUFFIXES - {".static"}
    return any(
        PurePosixPath(name).suffix in endings
        for name in build.inputs
        if name.startswith("content/")
    )


def _build(pelican: Metadata, settings: Settings) -> Build:
    """What this run knows before Pelican reads anything."""
    root, cache, output = (Path(pelican[n]) for n in ("PATH", "CACHE_PATH", "OUTPUT_PATH"))
    steps: Steps = pelican.get(STEPS) or Steps()
    store = Store(cache / STORE if settings.builds.incremental else None)
    workers = settings.builds.workers or cores()
    with steps.step("looking at the files"):
        roots = _roots(pelican)
        seen = look(roots, store.note(INPUTS) or {}, (cache, output), workers)
        store.write_note(INPUTS, seen)
    code = toolchain(digest for name, (_, digest) in seen.items() if name.startswith("code/"))
    reading = Reading(Workshop(store, steps, workers), code)
    digests = {name.removeprefix("content/"): digest for name, (_, digest) in seen.items()}
    shown = shown_folder(root)
    with steps.step("judging front matter"):
        catalogue = read_catalogue(
            root, shown, ZoneInfo(pelican["TIMEZONE"]), settings.site,
            lambda named: reading.documents(root, named, digests),
        )  # fmt: skip
    now, language = clock(pelican["TIMEZONE"], settings.site.now), str(pelican["DEFAULT_LANG"])
    bodies = reading.bodies(
        catalogue, settings.site.typography, language,
        lambda document, html: link_faults(document, html, catalogue, now, settings.site.drafts),
    )  # fmt: skip
    return Build(
        settings, now, catalogue,
        Outputs(output, store, os.path.relpath(output, cache.parent)),
        findings=[*catalogue.findings, *ahead(catalogue.documents.values(), now.date())],
        roots=roots, inputs=seen, toolchain=code, steps=steps, bodies=bodies, shown=shown,
        entry_ids=entry_ids(catalogue.documents.values(), settings.feeds.feed_namespace),
    )  # fmt: skip


def _roots(pelican: Metadata) -> dict[str, Path]:
    """Everything the site is made from: its content, its templates, the code that runs."""
    templates = enumerate(pelican["THEME_TEMPLATES_OVERRIDES"])
    return {
        "content": Path(pelican["PATH"]),
        "theme": Path(pelican["THEME"]),
        **{f"templates/{number}": Path(path) for number, path in templates},
        **{f"code/{number} {path.name}": path for number, path in enumerate(code_files())},
    }


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


def generators_of_pictures(_pelican: object) -> type[PictureGenerator]:
    """Tell Pelican of the generator."""
    return PictureGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(generators_of_pictures)
    signals.article_generator_init.connect(begin)
    signals.readers_init.connect(use_reader)
    signals.article_generator_pretaxonomy.connect(put_in_order)
    signals.article_generator_finalized.connect(put_dates_in_order)
    signals.page_generator_finalized.connect(put_pages_in_order)
    signals.all_generators_finalized.connect(settle_addresses)
    signals.all_generators_finalized.connect(list_pictures)
