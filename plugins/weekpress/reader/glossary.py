"""The glossary of a run: its page, its terms, and where links to it lead.

Comes in: the catalogue's glossary, and whether the theme has a page for it. Goes out: `glossary`
and `glossary_url` in the context, the terms to mark in the build; no page where there is no term.
Settings: GLOSSARY_URL, and "glossary" among DIRECT_TEMPLATES.
"""

from __future__ import annotations

from dataclasses import replace

from pelican.generators import Generator

from weekpress.build import Build
from weekpress.frontmatter.glossary import NAME
from weekpress.frontmatter.terms import Term
from weekpress.markup import as_html
from weekpress.reader.data_pages import DataPage

PAGE = DataPage(NAME, "glossary", "Glossary")


def explain(generator: Generator, build: Build) -> None:
    """Tell the build and the templates of the glossary, once a run, before anything is read."""
    settings, context = generator.settings, generator.context
    glossary = build.catalogue.glossary
    has_page = bool(glossary.terms) and PAGE.is_drawn(generator)
    context["glossary"] = tuple(map(_as_shown, glossary.terms)) if has_page else ()
    context["glossary_url"] = PAGE.url(settings) if has_page else ""
    build.terms = glossary.explained(linked=has_page, language=str(settings["DEFAULT_LANG"]))
    if has_page:
        PAGE.lead_links(settings, context)
        return
    PAGE.leave_out(settings)
    if glossary.terms:
        build.findings += PAGE.lost_links(build)


def _as_shown(term: Term) -> Term:
    """A term with its sentences as HTML, as titles and summaries are."""
    return replace(term, means=as_html(term.means), about=as_html(term.about))
