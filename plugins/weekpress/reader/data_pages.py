"""Pages made from a file of data, such as glossary.yml: drawn or not, and where links lead.

Comes in: the file's name, and the template of its page. Goes out: whether the site and its theme
have the page; what links to the file lead to; an error for each text that links to a page which is
not there. Settings: DIRECT_TEMPLATES, and the template's own, such as GLOSSARY_URL.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateNotFound
from pelican.contents import Page
from pelican.generators import Generator

from weekpress.build import Build
from weekpress.errors import LINK, Finding
from weekpress.frontmatter.links import internal_links, resolved


@dataclass(frozen=True)
class DataPage:
    """A page that one file of data makes."""

    file: str
    """Its name in the content folder."""
    template: str
    title: str

    def is_drawn(self, generator: Generator) -> bool:
        """Whether the site asks for the page and its theme has a template for it."""
        if self.template not in generator.settings["DIRECT_TEMPLATES"]:
            return False
        endings = generator.settings["TEMPLATE_EXTENSIONS"]
        return any(_has(generator, self.template + ending) for ending in endings)

    def leave_out(self, settings: dict[str, Any]) -> None:
        """Ask for no such page."""
        drawn = settings["DIRECT_TEMPLATES"]
        settings["DIRECT_TEMPLATES"] = [name for name in drawn if name != self.template]

    def url(self, settings: dict[str, Any]) -> str:
        """The page's address below the site's."""
        return str(settings.get(f"{self.template.upper()}_URL", ""))

    def lead_links(self, settings: dict[str, Any], context: dict[str, Any]) -> None:
        """Have links to the file lead to the page: Pelican then writes them as it writes every
        other, also in feeds and where addresses are relative. What they lead to has no file of its
        own: the template's is it."""
        metadata = {"title": self.title, "slug": self.template, "url": self.url(settings),
                    "save_as": ""}  # fmt: skip
        path = f"{settings['PATH']}/{self.file}"
        context["generated_content"][self.file] = Page("", metadata, settings, path, context)

    def lost_links(self, build: Build) -> Iterator[Finding]:
        """An error for each text that links to the page by itself, where there is none."""
        for path, document in build.catalogue.documents.items():
            links = internal_links(build.bodies[path].rendered.html)
            if any(what == "filename" and resolved(path, to) == self.file for what, to in links):
                yield Finding(
                    document.shown, document.body_line, "link",
                    f"{{filename}}/{self.file} leads to a page that this site does not make.",
                    f'Add "{self.template}" to DIRECT_TEMPLATES, or take the link out.', rule=LINK,
                )  # fmt: skip


def _has(generator: Generator, template: str) -> bool:
    try:
        generator.env.loader.get_source(generator.env, template)
    except TemplateNotFound:
        return False
    return True
