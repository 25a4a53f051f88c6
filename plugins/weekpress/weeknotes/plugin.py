"""Articles with a week -> weeks, what is new, and the way through a project's notes.

Comes in: the articles, newest first. Goes out, in Pelican's context: `weeks` (a week and its
notes, newest first), `latest` (the newest week in which anything was published, and all of it),
`by_year` (a year and its articles, newest first) and `years` (a year and how many it has).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import Generator

from weekpress.isoweek import Week


def week_of(article: Article) -> Week:
    """The week an article belongs to: the one it is about, or that of its date."""
    week: Week | None = getattr(article, "week", None)
    return week or Week.of(article.date)


def by_week(articles: Iterable[Article]) -> list[tuple[Week, list[Article]]]:
    """Weeks that have articles, newest first, each with its articles in the order given."""
    weeks: defaultdict[Week, list[Article]] = defaultdict(list)
    for article in articles:
        weeks[week_of(article)].append(article)
    return sorted(weeks.items(), key=lambda item: item[0], reverse=True)


def by_year(articles: Iterable[Article]) -> list[tuple[int, list[Article]]]:
    """Years that have articles, newest first, each with its articles in the order given."""
    years: defaultdict[int, list[Article]] = defaultdict(list)
    for article in articles:
        years[article.date.year].append(article)
    return sorted(years.items(), key=lambda item: item[0], reverse=True)


def link_neighbours(articles: Sequence[Article]) -> None:
    """Set `newer` and `older` along `articles`, which are newest first."""
    for article in articles:
        article.newer = article.older = None
    for newer, older in pairwise(articles):
        newer.older, older.newer = older, newer


def weave(generators: list[Generator]) -> None:
    """Put weeks, years and what is new in the context, and link each note to its neighbours."""
    context: dict[str, Any] = generators[0].context
    articles = context["articles"]
    notes = [a for a in articles if getattr(a, "kind", "") == "weeknote"]
    context["weeks"] = by_week(notes)
    context["latest"] = next(iter(by_week(articles)), None)
    context["by_year"] = by_year(articles)
    context["years"] = [(year, len(of_year)) for year, of_year in context["by_year"]]
    link_neighbours([a for a in articles if getattr(a, "kind", "post") == "post"])
    link_neighbours([note for note in notes if not getattr(note, "project", None)])
    for project in context.get("projects", []):
        project.articles.sort(key=lambda a: (week_of(a), a.date), reverse=True)
        link_neighbours(project.articles)


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(weave)
