"""Pelican's generator of articles, without its steps that grow with the square of their number.

Comes in: an ArticlesGenerator as Pelican made it. Goes out: the same, with lists by date and by
period made in one pass each. The results are Pelican's; ten thousand articles cost ten times what
a thousand do.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import groupby
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator
from pelican.writers import Writer

from weekpress.build import KEY, Build

_PERIODS: dict[str, Callable[[Article], Any]] = {
    "year": lambda article: article.date.year,
    "month": lambda article: (article.date.year, article.date.month),
    "day": lambda article: (article.date.year, article.date.month, article.date.day),
}


class LinearArticlesGenerator(ArticlesGenerator):  # type: ignore[misc]  # Pelican has no types
    """Writes the same pages and asks each article once for each list it is in."""

    def generate_context(self) -> None:
        """Make an article of each file, and the lists they are in."""
        with self._step("putting articles together"):
            super().generate_context()

    def generate_pages(self, writer: Writer) -> None:
        """Hand each page to the writer."""
        with self._step("handing out pages"):
            super().generate_pages(writer)

    def _step(self, name: str) -> AbstractContextManager[None]:
        build: Build = self.context[KEY]
        return build.steps.step(name)

    def generate_tags(self, write: Callable[..., None]) -> None:
        """A page for each tag."""
        self._write_lists(write, "tag", self.tags.items())

    def generate_categories(self, write: Callable[..., None]) -> None:
        """A page for each category."""
        self._write_lists(write, "category", self.categories)

    def generate_authors(self, write: Callable[..., None]) -> None:
        """A page for each author."""
        self._write_lists(write, "author", self.authors)

    def _write_lists(
        self, write: Callable[..., None], kind: str, lists: Iterable[tuple[Any, list[Article]]]
    ) -> None:
        template, rank = self.get_template(kind), _ranks(self.dates)
        for thing, articles in lists:
            write(
                thing.save_as,
                template,
                self.context,
                **{kind: thing},
                url=thing.url,
                articles=articles,
                dates=sorted(articles, key=lambda article: rank[id(article)]),
                template_name=kind,
                blog=True,
                page_name=thing.page_name,
                all_articles=self.articles,
            )

    def _build_period_archives(
        self,
        sorted_articles: Sequence[Article],
        articles: Sequence[Article],
        settings: Mapping[str, Any],
    ) -> dict[str, list[dict[str, Any]]]:
        """The years, months and days that have articles, as far as the settings give them pages."""
        found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        rank = _ranks(articles)
        for kind, key in _PERIODS.items():
            save_as = settings[f"{kind.upper()}_ARCHIVE_SAVE_AS"]
            url = settings[f"{kind.upper()}_ARCHIVE_URL"]
            if save_as:
                found[kind] += _archives(sorted_articles, key, rank, save_as, url)
        return found


def _ranks(articles: Iterable[Article]) -> dict[int, int]:
    """The place of each article in a list."""
    return {id(article): place for place, article in enumerate(articles)}


def _archives(
    by_date: Iterable[Article],
    key: Callable[[Article], Any],
    rank: dict[int, int],
    save_as: str,
    url: str,
) -> Iterator[dict[str, Any]]:
    for period, group in groupby(by_date, key=key):
        dates = list(group)
        numbers = period if isinstance(period, tuple) else (period,)
        month = [calendar.month_name[number] for number in numbers[1:2]]
        yield {
            "dates": dates,
            "articles": sorted((a for a in dates if id(a) in rank), key=lambda a: rank[id(a)]),
            "save_as": save_as.format(date=dates[0].date),
            "url": url.format(date=dates[0].date),
            "period": (numbers[0], *month, *numbers[2:]),
            "period_num": tuple(numbers),
        }
