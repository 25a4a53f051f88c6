"""Lists as a page shows them: A to Z, by month, and the pages near this one."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any, TypeVar

from pelican.paginator import Page

from weekpress.isoweek import Week
from weekpress.theme.words import month

T = TypeVar("T")

_STATES = ("active", "paused", "finished")


def az(pairs: Iterable[tuple[Any, T]]) -> list[tuple[Any, T]]:
    """Names and what belongs to them, A to Z, capitals and accents set aside."""
    return sorted(pairs, key=lambda pair: (_sounded(pair[0].name), pair[0].name))


def week_marks(articles: Iterable[Any]) -> list[tuple[Any, int]]:
    """Each article with its week's number where a new week begins in the list, else 0."""
    marked, before = [], None
    for article in articles:
        week = getattr(article, "week", None) or Week.of(article.date)
        marked.append((article, 0 if week == before else week.number))
        before = week
    return marked


def lead_first(articles: Sequence[Any]) -> list[Any]:
    """The same articles with the newest post first: a week's essay leads, its notes follow."""
    posts = [article for article in articles if not getattr(article, "week", None)]
    return [*posts[:1], *without(articles, posts[:1])]


def without(articles: Iterable[T], others: Collection[T]) -> list[T]:
    """Those not among the others: what is told once is not told again."""
    told = {id(other) for other in others}
    return [article for article in articles if id(article) not in told]


def by_month(articles: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Months that have any, newest first, each with its articles, newest first."""
    newest = sorted(articles, key=lambda article: article.date, reverse=True)
    months = groupby(newest, key=lambda article: (article.date.year, article.date.month))
    groups = [list(group) for _, group in months]
    return [(month(group[0].date), group) for group in groups]


def by_state(projects: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Projects under way, paused and finished, as far as there are any; each part by name.

    Those that are finished are listed with the one that ended last first.
    """
    found: dict[str, list[Any]] = {state: [] for state in _STATES}
    for project in sorted(projects, key=lambda project: _sounded(project.name)):
        found.setdefault(str(project.state or "active"), []).append(project)
    found["finished"].sort(key=lambda project: project.ended or date.min, reverse=True)
    return [(state, listed) for state, listed in found.items() if listed]


def pages_near(number: int, last: int) -> list[int]:
    """The page numbers worth a link: the ends, this one and its neighbours; 0 stands for a gap.

    pages_near(6, 12) == [1, 0, 5, 6, 7, 0, 12]
    """
    near = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    shown: list[int] = []
    for page in near:
        if shown and page - shown[-1] == 2:
            shown.append(page - 1)
        elif shown and page - shown[-1] > 2:
            shown.append(0)
        shown.append(page)
    return shown


def page_url(page: Page, number: int) -> str:
    """The address of another page of the same list; what is on it is not looked at."""
    where = page.full_name, page.base_url
    address: str = Page(*where, (), number, page.paginator, page.settings).url
    return address


def _sounded(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
