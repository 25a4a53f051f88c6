"""Places: every page the site will have, before it is written.

Comes in: Pelican's context once everything is read. Goes out: a Place each, for the sitemap and
to find redirects that lead from where something already is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pelican.contents import Article, Content
from pelican.urlwrappers import URLWrapper

UNLISTED = {"404"}
"""Pages of one template that search engines have no business with."""


@dataclass(frozen=True)
class Place:
    """One page."""

    url: str
    """Its address within the site, without a leading slash."""
    save_as: str
    """Its file in the output folder."""
    source: str
    """What it is made from, in words a writer knows it by: a file in content/, or a list."""
    changed: datetime | None = None
    """When its words last changed; None where nothing says so. Never the time of the build."""
    listed: bool = True
    """Whether search engines are told of it."""


def newest(articles: Iterable[Article]) -> datetime | None:
    """The newest change among the articles; None for none."""
    return max((getattr(a, "modified", a.date) for a in articles), default=None)


def _changed(content: Content) -> datetime | None:
    changed: datetime | None = getattr(content, "modified", None) or getattr(content, "date", None)
    return changed


def places(context: Mapping[str, Any]) -> Iterator[Place]:
    """Every page but the second and later ones of a long list, in the order of the site."""
    yield from _single(context)
    for article in [*context["articles"], *context.get("pages", [])]:
        yield Place(article.url, article.save_as, article.source, _changed(article))
    for project in context.get("projects", []):
        yield _list(project, project.source, project.articles)
    wrote = {author.slug: articles for author, articles in context["authors"]}
    for person in context.get("people", []):
        source = getattr(person, "source", "") or f"the page of {person.name}"
        yield _list(person, source, wrote.get(person.slug, []))
    for tag, articles in context["tags"]:
        yield _list(tag, f"the list of the tag {tag.name}", articles)
    for category, articles in context["categories"]:
        yield _list(category, f"the list of the category {category.name}", articles)
    for period in context.get("period_archives", {}).get("year", []):
        source = f"the archive of {period['period'][0]}"
        yield Place(period["url"], period["save_as"], source, newest(period["articles"]))


def _list(thing: Content | URLWrapper, source: str, articles: Iterable[Article]) -> Place:
    return Place(thing.url, thing.save_as, source, newest(articles))


def _single(context: Mapping[str, Any]) -> Iterator[Place]:
    """The pages that are one template each; all but a few show what is newest."""
    changed = newest(context["articles"])
    for name in context["DIRECT_TEMPLATES"]:
        save_as = context.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        url = context.get(f"{name.upper()}_URL", save_as)
        if save_as:
            yield Place(url, save_as, f'the page "{name}"', changed, name not in UNLISTED)
