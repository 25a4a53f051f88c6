"""Places: every page the site will have, before it is written.

Comes in: Pelican's context once everything is read. Goes out: a Place each, for the sitemap and
to find redirects that lead from where something already is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pelican.contents import Article, Content
from pelican.paginator import Paginator
from pelican.urlwrappers import URLWrapper

PLACES = "weekpress_places"
"""The name in Pelican's context of what `planned` found."""

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


def planned(context: MutableMapping[str, Any]) -> list[Place]:
    """Every page, worked out once a build; only when all is read."""
    if PLACES not in context:
        context[PLACES] = list(places(context))
    found: list[Place] = context[PLACES]
    return found


def places(context: Mapping[str, Any]) -> Iterator[Place]:
    """Every page; of a long list the later ones too, of which search engines are not told."""
    for article in [*context["articles"], *context.get("pages", [])]:
        yield Place(article.url, article.save_as, article.source, _changed(article))
    yield from _letters(context)
    for page in context.get("picture_pages", ()):
        source = f"the list of pictures without a text of {page.year}"
        yield Place(page.url, page.save_as, source, listed=False)
    for template, place, articles in lists(context):
        yield place
        yield from _later(template, place, articles, context)


def lists(context: Mapping[str, Any]) -> Iterator[tuple[str, Place, list[Article]]]:
    """Every list: the template that draws it, its first page, and what it holds."""
    yield from _single(context)
    for page in context.get("week_pages", []):
        articles = [*page.notes, *page.also]
        source = f"the page of the {page.week.label[:1].lower()}{page.week.label[1:]}"
        yield "week", Place(page.url, page.save_as, source, newest(articles)), articles
    for project in context.get("projects", []):
        yield _list("project", project, project.source, project.articles)
    wrote = {author.slug: articles for author, articles in context["authors"]}
    for person in context.get("people", []):
        source = getattr(person, "source", "") or f"the page of {person.name}"
        yield _list("author", person, source, wrote.get(person.slug, []))
    for tag, articles in context["tags"]:
        yield _list("tag", tag, f"the list of the tag {tag.name}", articles)
    for category, articles in context["categories"]:
        yield _list("category", category, f"the list of the category {category.name}", articles)
    for period in (p for some in context.get("period_archives", {}).values() for p in some):
        source, articles = f"the archive of {period['period'][0]}", period["articles"]
        place = Place(period["url"], period["save_as"], source, newest(articles))
        yield "period_archives", place, articles


def _list(
    template: str, thing: Content | URLWrapper, source: str, articles: list[Article]
) -> tuple[str, Place, list[Article]]:
    return template, Place(thing.url, thing.save_as, source, newest(articles)), articles


def _single(context: Mapping[str, Any]) -> Iterator[tuple[str, Place, list[Article]]]:
    """The pages that are one template each; all but a few show what is newest."""
    changed = newest(context["articles"])
    for name in context["DIRECT_TEMPLATES"]:
        save_as = context.get(f"{name.upper()}_SAVE_AS", f"{name}.html")
        url = context.get(f"{name.upper()}_URL", save_as)
        if save_as:
            place = Place(url, save_as, f'the page "{name}"', changed, name not in UNLISTED)
            yield name, place, context["articles"]


def _letters(context: Mapping[str, Any]) -> Iterator[Place]:
    """The letter of each week that is over, which is no page: search engines are not told of it.

    Taken even where no public address is set, and so none is written: a redirect that is fine on a
    writer's machine is so on the host.
    """
    for week, _ in context.get("closed_weeks", []):
        for ending in ("html", "txt"):
            name = f"weeknotes/{week.path}/email.{ending}"
            yield Place(name, name, f"the letter of {week}", listed=False)


def _later(
    template: str, place: Place, articles: list[Article], context: Mapping[str, Any]
) -> Iterator[Place]:
    """The second and later pages of a list, as Pelican's writer will number them."""
    if template not in context["PAGINATED_TEMPLATES"]:
        return
    size = context["PAGINATED_TEMPLATES"][template] or context["DEFAULT_PAGINATION"]
    paginator = Paginator(place.save_as, place.url, articles, context, size)
    for page in map(paginator.page, paginator.page_range[1:]):
        source = f"page {page.number} of {place.source}"
        yield Place(page.url, page.save_as, source, place.changed, listed=False)
