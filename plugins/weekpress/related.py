"""Articles -> the articles most like each.

Comes in: the articles with their tags. Goes out: `article.related`, the likest first. Two articles
are alike as far as they share tags that few others have: the weight of a tag is its inverse
document frequency (Spärck Jones, 1972). No article is related to itself, none to what it shares
nothing with. Settings: WEEKPRESS_RELATED.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nlargest
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
    if not most:
        return [[] for _ in articles]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        for tag in article.tags:
            holders[tag.slug].append(index)
    weighed = {
        tag: (_weight(len(articles), len(have)), have)
        for tag, have in holders.items()
        if len(have) <= COMMON
    }
    projects = [getattr(article, "project", None) for article in articles]
    return [
        [articles[other] for other in _likest(index, article, weighed, projects, most)]
        for index, article in enumerate(articles)
    ]


def _weight(articles: int, holders: int) -> int:
    """What sharing a tag counts; whole, so that sums are equal in whatever order they are made."""
    return round(log(1 + articles / holders) * 1_000_000)


def _likest(
    index: int,
    article: Article,
    weighed: Mapping[str, tuple[int, list[int]]],
    projects: Sequence[object],
    most: int,
) -> list[int]:
    """The places of the articles likest to the one at `index`."""
    likeness: defaultdict[int, int] = defaultdict(int)
    for tag in article.tags:
        weight, holders = weighed.get(tag.slug, (0, ()))
        for other in holders:
            likeness[other] += weight
    likeness.pop(index, None)
    own = projects[index]
    others = (
        (weight, -other)
        for other, weight in likeness.items()
        if own is None or projects[other] is not own
    )
    return [-other for _, other in nlargest(most, others)]


def relate(generators: list[Generator]) -> None:
    """Set `related` on every article."""
    context = generators[0].context
    build: Build = context[KEY]
    articles = context["articles"]
    with build.steps.step("relating articles"):
        found = related(articles, build.settings.site.related)
    for article, others in zip(articles, found, strict=True):
        article.related = others


def register() -> None:
    """Connect to Pelican."""
    signals.all_generators_finalized.connect(relate)
