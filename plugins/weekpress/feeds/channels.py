"""Channels: the lists that have feeds, and what each feed says of itself.

Comes in: Pelican's context once everything is read. Goes out: a Channel for the site, each tag,
category, person and project, and for each bulletin of another room; with each, the articles or
items that are its entries.
Settings: WEEKPRESS_FEED_ITEMS, WEEKPRESS_FEED_NAMESPACE.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import nsmallest
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5

from pelican.contents import Article

from weekpress.build import KEY, Build
from weekpress.bulletins import KEY as BULLETINS
from weekpress.bulletins import LOCAL, site_name
from weekpress.feeds.entries import Author, Written, absolute, changed, plain

SHOWN = (".gif", ".jpeg", ".jpg", ".png")
"""Pictures that RSS 2.0 allows for a channel."""

NEVER = datetime.fromtimestamp(0, UTC)
"""When a feed that holds nothing was last changed: a fixed date keeps its bytes the same."""


@dataclass(frozen=True)
class Site:
    """What all the feeds of a site share."""

    name: str
    about: str
    base: str
    """The site's absolute address, ending in a slash."""
    lang: str
    items: int
    """How many entries a feed holds at most."""
    namespace: str
    """What makes this site's feeds differ from every other site's, for ever."""
    logo: str = ""
    """The absolute address of the team's logo, if feed readers can show it."""
    icon: str = ""


@dataclass(frozen=True)
class Channel:
    """One list of the site as a feed: what the feed says of itself.

    A feed's bytes depend on its channel and on its entries in their order, and on nothing else.
    """

    site: Site
    path: str
    """The list's address within the site: "tags/python/", or "" for the whole site."""
    title: str
    about: str
    updated: datetime = NEVER
    """The newest change among its entries."""

    @property
    def url(self) -> str:
        """The page that shows the same list to people."""
        return absolute(self.site.base, self.path)

    @property
    def id(self) -> str:
        """The feed's permanent id, different for every list; see docs/reference/feeds.md."""
        return uuid5(NAMESPACE_URL, f"{self.site.namespace}/{self.path}").urn

    @property
    def publisher(self) -> Author:
        """Who answers for an entry that names nobody: the site itself."""
        return Author(self.site.name, self.site.base)

    def address(self, name: str) -> str:
        """The absolute address of the file called `name` beside the list."""
        return absolute(self.url, name)


def site(context: Mapping[str, Any]) -> Site:
    """What Pelican's settings and ours say of the site."""
    settings = build(context).settings
    base = urljoin(LOCAL, context.get("SITEURL") or "").rstrip("/") + "/"
    logo = settings.theme.logo
    return Site(
        name=plain(context["SITENAME"]),
        about=plain(context.get("SITESUBTITLE") or context["SITENAME"]),
        base=base,
        lang=context["DEFAULT_LANG"],
        items=settings.feeds.feed_items,
        namespace=site_name(settings.feeds.feed_namespace, base),
        logo=absolute(base, f"images/{logo}") if logo.lower().endswith(SHOWN) else "",
        icon=absolute(base, "theme/favicon.svg") if _has_icon(context["THEME"]) else "",
    )


def _has_icon(theme: str) -> bool:
    return Path(theme, "static", "icons", "favicon.svg").is_file()


def build(context: Mapping[str, Any]) -> Build:
    """This run's Build."""
    found: Build = context[KEY]
    return found


def channels(context: Mapping[str, Any], here: Site) -> Iterator[tuple[Channel, list[Written]]]:
    """Every feed of the site with its entries, newest first; the whole site's feed is first.

    Unpublished articles are in none. To know what is where costs little: no text is looked at.
    """
    yield _channel(here, "", here.name, here.about, context["articles"])
    for thing, title, about, articles in _lists(context):
        name = f"{here.name}: {title}"
        yield _channel(here, thing.url, name, f"{about} – {here.name}", articles)
    for bulletin in context.get(BULLETINS, ()):
        name, about = f"{here.name}: {bulletin.name}", f"{bulletin.about} – {here.name}"
        yield _channel(here, bulletin.path, name, about, bulletin.items)


def _channel(
    here: Site, path: str, title: str, about: str, written: Iterable[Written]
) -> tuple[Channel, list[Written]]:
    public = (a for a in written if not getattr(a, "unpublished", None))
    newest = nsmallest(here.items, public, key=_place)
    updated = max(map(changed, newest), default=NEVER)
    return Channel(here, path, title, about, updated), newest


def _place(written: Written) -> tuple[float, str]:
    """Newest first, articles of one moment by slug; items of one moment stay as they are."""
    return -written.date.timestamp(), getattr(written, "slug", "")


def _lists(context: Mapping[str, Any]) -> Iterator[tuple[Any, str, str, list[Article]]]:
    """Every list but the site's own: what it is of, its name, what it holds, its articles."""
    for tag, articles in context["tags"]:
        yield tag, f"tagged {plain(tag.name)}", f"Articles tagged {plain(tag.name)}", articles
    for category, articles in context["categories"]:
        name = plain(category.name)
        yield category, f"in {name}", f"Articles in the category {name}", articles
    wrote = {author.slug: articles for author, articles in context["authors"]}
    for person in context["people"]:
        name = plain(person.name)
        yield person, f"by {name}", f"Articles by {name}", wrote.get(person.slug, [])
    for project in context["projects"]:
        about = plain(project.summary) or f"Articles of the project {plain(project.name)}"
        yield project, plain(project.name), about, project.articles
