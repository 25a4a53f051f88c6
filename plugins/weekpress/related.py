"""Articles -> the articles most like each.

Comes in: the articles with their tags. Goes out: `article.related`, the likest first. Two articles
are alike as far as they share tags that few others have: the weight of a tag is its inverse
document frequency (Spärck Jones, 1972). No article is related to itself, none to what it shares
nothing with. Settings: WEEKPRESS_RELATED.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from pelican import signals
from pelican.contents import Article
from pelican.generators import Generator

from weekpress.build import KEY, Build

COMMON = 200
"""A tag on more articles than this tells nothing; leaving it out keeps the work linear."""


def related(articles: Sequence[Article], most: int) -> list[list[Article]]:
    """For each article, at most `most` of the others, likest first; newer first among equals.

    `articles` are newest first. Notes of one project are next to each other already, so they are
    not counted as related.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        for tag in article.tags:
            holders[tag.slug].append(index)
    weights = {tag: log(1 + len(articles) / len(have)) for tag, have in holders.items()}
    return [_likest(index, articles, holders, weights, most) for index in range(len(articles))]


def _likest(
    index: int,
    articles: Sequence[Article],
    holders: dict[str, list[int]],
    weights: dict[str, float],
    most: int,
) -> list[Article]:
    likeness: Counter[int] = Counter()
    for tag in sorted(tag.slug for tag in articles[index].tags):
        if len(holders[tag]) <= COMMON:
            for other in holders[tag]:
                likeness[other] += weights[tag]  # type: ignore[assignment]  # floats count too
    others = [o for o in likeness if o != index and not _same_project(articles, o, index)]
    others.sort(key=lambda other: (-round(likeness[other], 9), other))
    return [articles[other] for other in others[:most]]


def _same_project(articles: Sequence[Article], one: int, other: int) -> bool:
    project = getattr(articles[one], "project", None)
    return project is not None and project is getattr(articles[other], "project", None)


def relate(generators: list[Generator]) -> None:
    """Set `related` on every article."""
    context = generators[0].context
    build: Build = context[KEY]
    articles = context["articles"]
    for article, others in zip(
        articles, related(articles, build.settings.site.related), strict=True
    ):
        article.related = others


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(relate)
