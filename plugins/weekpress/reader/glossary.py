"""The glossary of a run: its page, its terms, and where links to it lead.

Comes in: the catalogue's glossary, and whether the theme has a page for it. Goes out: `glossary`
and `glossary_url` in the context, the terms to mark in the build; no page where there is no term.
Settings: GLOSSARY_URL, and "glossary" among DIRECT_TEMPLATES.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from jinja2 import TemplateNotFound
from pelican.contents import Page
from pelican.generators import Generator

from weekpress.build import Build
from weekpress.errors import LINK, Finding
from weekpress.frontmatter.glossary import NAME
from weekpress.frontmatter.links import internal_links, resolved
from weekpress.frontmatter.terms import Term
from weekpress.markup import as_html

TEMPLATE = "glossary"


def explain(generator: Generator, build: Build) -> None:
    """Tell the build and the templates of the glossary, once a run, before anything is read."""
    settings, context = generator.settings, generator.context
    glossary = build.catalogue.glossary
    has_page = bool(glossary.terms) and _is_drawn(generator)
    if not has_page:
        settings["DIRECT_TEMPLATES"] = [
            name for name in settings["DIRECT_TEMPLATES"] if name != TEMPLATE
        ]
    context["glossary"] = tuple(map(_as_shown, glossary.terms)) if has_page else ()
    context["glossary_url"] = str(settings.get("GLOSSARY_URL", "")) if has_page else ""
    build.terms = glossary.explained(linked=has_page, language=str(settings["DEFAULT_LANG"]))
    if glossary.terms and not has_page:
        build.findings += _lost_links(build)
    if has_page:
        context["generated_content"][NAME] = _target(settings, context)


def _lost_links(build: Build) -> Iterator[Finding]:
    """An error for each text that links to the page by itself, where there is none."""
    for path, document in build.catalogue.documents.items():
        links = internal_links(build.bodies[path].rendered.html)
        if any(what == "filename" and resolved(path, to) == NAME for what, to in links):
            yield Finding(
                document.shown, document.body_line, "link",
                f"{{filename}}/{NAME} leads to the glossary's page, and this site has none.",
                'Add "glossary" to DIRECT_TEMPLATES, or take the link out.', rule=LINK,
            )  # fmt: skip


def _as_shown(term: Term) -> Term:
    """A term with its sentences as HTML, as titles and summaries are."""
    return replace(term, means=as_html(term.means), about=as_html(term.about))


def _is_drawn(generator: Generator) -> bool:
    """Whether the site asks for the page and its theme has a template for it."""
    if TEMPLATE not in generator.settings["DIRECT_TEMPLATES"]:
        return False
    return any(
        _has(generator, TEMPLATE + ending) for ending in generator.settings["TEMPLATE_EXTENSIONS"]
    )


def _has(generator: Generator, template: str) -> bool:
    try:
        generator.env.loader.get_source(generator.env, template)
    except TemplateNotFound:
        return False
    return True


def _target(settings: dict[str, Any], context: dict[str, Any]) -> Page:
    """What links to glossary.yml lead to: Pelican then writes them as it writes every other, also
    in feeds and where addresses are relative. It has no file of its own: the template's is it."""
    metadata = {"title": "Glossary", "slug": TEMPLATE, "url": context["glossary_url"],
                "save_as": ""}  # fmt: skip
    return Page("", metadata, settings, f"{settings['PATH']}/{NAME}", context)
