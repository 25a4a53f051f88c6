"""The accessibility statement of a run: its page, and the older pictures that it lists by itself.

Comes in: the catalogue's statement, and whether the theme has a page for it. Goes out: in the
context `statement`, `statement_url`, `wordless_pictures` and, where they are many, `picture_pages`;
no page where there is no statement, and a warning where there is one without a page.
Settings: ACCESSIBILITY_URL, "accessibility" among DIRECT_TEMPLATES, WEEKPRESS_IMPORTED_BEFORE.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from pelican.generators import Generator

from weekpress.build import Build
from weekpress.errors import Finding, Severity
from weekpress.frontmatter.imported import wordless_pictures
from weekpress.frontmatter.reviews import reviewed
from weekpress.frontmatter.statement import NAME
from weekpress.frontmatter.statement_keys import RULE
from weekpress.reader.data_pages import DataPage
from weekpress.reader.picture_pages import MANY, PictureGenerator, PicturePage, Pictures
from weekpress.reader.shown_statement import shown

PAGE = DataPage(NAME, "accessibility", "Accessibility statement")
COUNTS = "wordless_counts"
"""The name in Pelican's settings of how many pictures without a text each older article has."""


def declare(generator: Generator, build: Build) -> None:
    """Judge the statement and tell the templates of it, once a run, before anything is read."""
    settings, context = generator.settings, generator.context
    file = build.catalogue.statement
    counts = settings[COUNTS] = _counts(build)
    build.findings += reviewed(file, build.now.date(), sum(counts.values()))
    has_page = bool(file) and PAGE.is_drawn(generator)
    statement = file.statement if file and has_page else None
    context["statement"] = shown(statement, settings) if statement else None
    context["statement_url"] = PAGE.url(settings) if statement else ""
    if has_page:
        PAGE.lead_links(settings, context)
        return
    PAGE.leave_out(settings)
    if file:
        build.findings += [_unseen(file.shown), *PAGE.lost_links(build)]


def _counts(build: Build) -> dict[str, int]:
    documents = build.catalogue.documents
    bodies = ((document, build.bodies[path].rendered.html) for path, document in documents.items())
    return wordless_pictures(build.catalogue, bodies, build.settings.site, build.now)


def _unseen(path: str) -> Finding:
    return Finding(
        path, 1, "file", "makes no page here, so no reader sees the statement.",
        'Add "accessibility" to DIRECT_TEMPLATES, and use a theme that has accessibility.html.',
        Severity.WARNING, rule=RULE,
    )  # fmt: skip


def list_pictures(generators: list[Generator]) -> None:
    """Put in the context which older articles have pictures without a text, newest first; where
    they are many, a page for each year."""
    settings, context = generators[0].settings, generators[0].context
    counts: dict[str, int] = settings[COUNTS] if context.get("statement") else {}
    found = [(a, counts[a.source]) for a in context["articles"] if counts.get(a.source)]
    context["wordless_pictures"] = Pictures.of(found) if found else None
    drawn = any(isinstance(one, PictureGenerator) and one.draws for one in generators)
    many = drawn and len(found) > MANY
    context["picture_pages"] = _by_year(found, context["statement_url"]) if many else []


def _by_year(found: list[tuple[Any, int]], statement_url: str) -> list[PicturePage]:
    """A page for each year, newest first."""
    years = groupby(found, key=lambda pair: pair[0].date.year)
    return [PicturePage(statement_url, year, Pictures.of(list(of_year)))
            for year, of_year in years]  # fmt: skip
