"""The edge to Pelican: all is judged when all is read, and written with the pages.

Comes in: the context of Pelican's generators. Goes out: findings, a page at each old address,
_redirects, _headers, robots.txt and sitemap.xml. A file of the same name that the team keeps in
content/ wins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, PelicanTemplateNotFound
from pelican.writers import Writer

from weekpress.build import KEY, Build
from weekpress.errors import Finding
from weekpress.hosting.crawlers import robots, sitemaps
from weekpress.hosting.headers import FIT, UNFIT, headers_file, unfit
from weekpress.hosting.places import planned
from weekpress.hosting.redirects import (
    Redirect,
    asked_for,
    judged,
    of_old_names,
    redirects_file,
    stub,
)
from weekpress.hosting.taken import static_name, taken

SETTINGS = "pelicanconf.py"
FORMS = "weekpress_forms_go_to"
"""The name in Pelican's context of the origin that forms are sent to, where there is one."""
REDIRECTS = "weekpress_redirects"
"""The name in Pelican's context of the redirects that can be."""


def judge(generators: list[Generator]) -> None:
    """Find the headers and redirects that cannot be, before anything is written."""
    context = generators[0].context
    build = _build(context)
    build.findings += [
        Finding(SETTINGS, 1, "WEEKPRESS_HEADERS", f"{name!r} {UNFIT}", FIT, rule="header")
        for name in unfit(build.settings.hosting.headers)
    ]
    redirects = list(_judged(context))
    build.findings += [found for _, found in redirects if found]
    context[REDIRECTS] = [redirect for redirect, found in redirects if not found]


def write_what_hosts_need(generator: ArticlesGenerator, writer: Writer) -> None:  # noqa: ARG001 -- Pelican's names
    """Write everything of this room.

    A file for hosts gives way to the team's own. A page at an old address gives way to nothing:
    what is in its place by now was not foreseen, and Outputs.write says so.
    """
    context, build = generator.context, _build(generator.context)
    redirects: list[Redirect] = context[REDIRECTS]
    for redirect in sorted(redirects, key=lambda r: r.save_as):
        build.outputs.write(redirect.save_as, _stub(generator, redirect))
    own = {static_name(static) for static in context["static_content"].values()}
    files = {"_redirects": redirects_file(redirects, _prefix(context))}
    files.update(_for_every_host(context, build))
    for name in sorted(files.keys() - own - build.outputs.written):
        build.outputs.write(name, files[name])


def _for_every_host(context: MutableMapping[str, Any], build: Build) -> dict[str, str]:
    hosting, base = build.settings.hosting, _public(context)
    told = bool(base and hosting.sitemap and not build.preview)
    return {
        "_headers": headers_file(hosting.headers, build.preview, context.get(FORMS, "")),
        "robots.txt": robots(base, told, build.preview),
        **(sitemaps(planned(context), base) if told else {}),
    }


def _judged(context: MutableMapping[str, Any]) -> Iterator[tuple[Redirect, Finding | None]]:
    contents = [*context["articles"], *context.get("pages", [])]
    prefix = _prefix(context)
    asked = [*asked_for(contents, prefix), *of_old_names(context.get("projects", []), prefix)]
    wanted = [_placed(redirect, context) for redirect in asked]
    if wanted:  # what is taken is looked for in every text
        yield from judged(wanted, taken(context))


def _placed(redirect: Redirect, context: Mapping[str, Any]) -> Redirect:
    """The same, with the file and line as its writer knows them."""
    document = _build(context).catalogue.documents.get(redirect.source)
    if document is None:
        return redirect
    return replace(redirect, source=document.shown, line=document.lines.get(redirect.key, 1))


def _stub(generator: Generator, redirect: Redirect) -> str:
    """The page at an old address, made by the theme's redirect.html where there is one."""
    context = generator.context
    root = _public(context) or f"{_prefix(context)}/"
    target = f"{root}{redirect.to}"
    try:
        template = generator.get_template("redirect")
    except PelicanTemplateNotFound:
        return stub(redirect, target, context["DEFAULT_LANG"])
    page: str = template.render(
        context, target=target, title=redirect.title, output_file=redirect.save_as
    )
    return page


def _build(context: Mapping[str, Any]) -> Build:
    found: Build = context[KEY]
    return found


def _public(context: Mapping[str, Any]) -> str:
    """The site's public address, ending in a slash; empty on a writer's machine."""
    address = context.get("SITEURL") or ""
    return f"{address.rstrip('/')}/" if address.startswith(("http://", "https://")) else ""


def _prefix(context: Mapping[str, Any]) -> str:
    """The path of the site's address on its host; empty at the root."""
    return urlsplit(context.get("SITEURL") or "").path.rstrip("/")


def register() -> None:
    """Pelican calls this once."""
    signals.all_generators_finalized.connect(judge)
    signals.article_writer_finalized.connect(write_what_hosts_need)
