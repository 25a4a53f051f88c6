"""Taken: every file that will be in the output folder, before it is written.

Comes in: Pelican's context once everything is read. Goes out: the name of each file and what it
is made from, to find redirects that would lead away from it or stand in its place.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, MutableMapping
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from pelican.contents import Content, Static

from weekpress.build import KEY, Build
from weekpress.files import page_of
from weekpress.hosting.crawlers import sitemap_names
from weekpress.hosting.headers import FEED_TYPES
from weekpress.hosting.places import lists, planned
from weekpress.manifest import MANIFEST

WITH_FEEDS = {"project", "author", "tag", "category"}
"""The templates of lists with feeds beside them; the whole site has them too."""

_ATTACH = re.compile(r"""[{|]attach[|}]([^"'\s>?#]+)""", re.IGNORECASE)


def taken(context: MutableMapping[str, Any]) -> dict[str, str]:
    """What each file of the output folder is made from, by its name there."""
    found = dict.fromkeys(_for_hosts(context), "a file the build makes for hosts")
    found.update((name, "a feed") for name in _feeds(context))
    found.update((name, "a file of the theme") for name in _theme(context))
    found.update((place.save_as, _shown(place.source, context)) for place in planned(context))
    build: Build = context[KEY]
    later = ((context.get(f"{one.upper()}_SAVE_AS", f"{one}.html"), one) for one in build.later)
    found.update((name, page_of(template)) for name, template in later)
    copied = (static_name(static) for static in context["static_content"].values())
    return found | {name: name for name in [*copied, *_attached(context)]}


def static_name(static: Static) -> str:
    """The name of a file Pelican copies, as far as it is known.

    Static.save_as would note that somebody asked, and from then on Pelican moves the file for no
    {attach} any more. Its parent's tells the same and notes nothing.
    """
    name: str = Content.save_as.fget(static)
    return name


def _attached(context: Mapping[str, Any]) -> Iterator[str]:
    """The files that {attach} will move beside the page, named as Static.attach_to will."""
    for content in [*context["articles"], *context.get("pages", [])]:
        html = content._content  # .content would move them now
        if "attach" not in html.lower():  # few have any, and the pattern alone takes long to say so
            continue
        beside, page = Path(content.source_path).parent, Path(content.save_as).parent
        for link in _ATTACH.findall(html):
            path = unquote(unescape(link))
            root = Path(context["PATH"]) if path.startswith("/") else beside
            tail = Path(os.path.relpath(root / path.lstrip("/"), beside))
            yield (page / (tail.name if tail.parts[:1] == (os.pardir,) else tail)).as_posix()


def _for_hosts(context: MutableMapping[str, Any]) -> Iterator[str]:
    build: Build = context[KEY]
    yield from ("404.html", "_headers", "_redirects", "robots.txt", MANIFEST)
    if build.settings.hosting.sitemap:
        yield from sitemap_names(planned(context))


def _feeds(context: Mapping[str, Any]) -> Iterator[str]:
    bulletins = [bulletin.path for bulletin in context.get("bulletins", ())]
    urls = ["", *bulletins, *(p.url for template, p, _ in lists(context) if template in WITH_FEEDS)]
    yield from (f"{url}{name}" for url in urls for name in FEED_TYPES)


def _theme(context: Mapping[str, Any]) -> Iterator[str]:
    """The theme's own static files, which Pelican copies, and the one style sheet."""
    folder = context["THEME_STATIC_DIR"]
    if "theme" in context:
        yield context["theme"].css_url.partition("?")[0]
    for root in (Path(context["THEME"], path) for path in context["THEME_STATIC_PATHS"]):
        files = (path for path in root.rglob("*") if path.is_file())
        yield from (f"{folder}/{path.relative_to(root).as_posix()}" for path in files)


def _shown(source: str, context: Mapping[str, Any]) -> str:
    """A source as its writer would type it."""
    build: Build = context[KEY]
    document = build.catalogue.documents.get(source)
    return document.shown if document else source
