"""Articles with a week -> weeks, what is new, what was decided, the way through a project's notes.

Comes in: the articles, newest first. Goes out, in Pelican's context: `weeks` (a week and its
notes, newest first), `latest` (the newest week in which anything was published, and all of it),
`by_year` (a year and its articles, newest first), `years` (a year and how many it has) and
`decisions` (a project, or None, and what was decided, newest first); each project's are its own
`decisions`, too. What the pages of weeks show: pages.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import Generator

from weekpress.bulletins import add
from weekpress.weeknotes.decisions import bulletin, by_project, decisions_of
from weekpress.weeknotes.pages import WeekGenerator, lay_out
from weekpress.weeknotes.weeks import by_week, is_note, noted, week_of


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
    notes = [a for a in articles if is_note(a)]
    posts = [a for a in articles if getattr(a, "kind", "post") == "post"]
    context["weeks"] = noted(notes)
    context["latest"] = next(iter(by_week(articles)), None)
    context["by_year"] = by_year(articles)
    context["years"] = [(year, len(of_year)) for year, of_year in context["by_year"]]
    link_neighbours(posts)
    link_neighbours([note for note in notes if not getattr(note, "project", None)])
    for project in context.get("projects", []):
        project.articles.sort(key=lambda a: (week_of(a), a.date), reverse=True)
        link_neighbours(project.articles)
    log_decisions(context, generators[0].settings)
    if any(isinstance(one, WeekGenerator) and one.draws for one in generators):
        lay_out(context, notes, posts)


def log_decisions(context: dict[str, Any], settings: dict[str, Any]) -> None:
    """Gather what was decided. Where nothing was, or the settings have no page of it, there is no
    page, no feed and no link to one."""
    articles, projects = context["articles"], context.get("projects", [])
    drawn = "decisions" in settings["DIRECT_TEMPLATES"]
    for article in articles:
        article.decisions = tuple(
            replace(one, html=article._update_content(one.html, article.get_siteurl()))
            for one in getattr(article, "decisions", ())
        )
    for project in projects:
        project.decisions = decisions_of(project.articles) if drawn else []
    others = [article for article in articles if not getattr(article, "project", None)]
    context["decisions"] = by_project(projects, others) if drawn else []
    if context["decisions"]:
        add(context, bulletin(context["decisions"]))
    else:
        others_drawn = [name for name in settings["DIRECT_TEMPLATES"] if name != "decisions"]
        settings["DIRECT_TEMPLATES"] = context["DIRECT_TEMPLATES"] = others_drawn


def generators_of_weeks(_pelican: object) -> type[WeekGenerator]:
    """Tell Pelican of the generator."""
    return WeekGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(generators_of_weeks)
    signals.all_generators_finalized.connect(weave)
