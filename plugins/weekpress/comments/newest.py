"""The newest comments of a site: for the page of them, and as entries of its feeds.

Comes in: articles with their threads. Goes out: the newest with their articles, the last approved
first: so nobody who follows them misses one that waited. No Pelican here, and no clock.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from weekpress.bulletins import Bulletin, Item
from weekpress.comments.thread_feed import signature, urn
from weekpress.comments.threads import Shown
from weekpress.markup import plain_text

PATH = "comments/"
"""The address of the page."""

MOST = 50
"""How many it shows."""

_SUMMARY_LETTERS = 200


@dataclass(frozen=True)
class Latest:
    """A comment, and what it is about."""

    comment: Shown
    """Without its answers."""
    article: Any

    @property
    def url(self) -> str:
        """Where it stands: the article's address and the place in it."""
        return f"{self.article.url}#{self.comment.anchor}"


@dataclass(frozen=True)
class Commenter:
    """Who wrote it, as feeds ask for an author."""

    name: str
    """HTML."""
    url: str
    """Their website; "" for none."""


def newest(articles: Iterable[Any], most: int = MOST) -> list[Latest]:
    """The newest comments of these articles; those of one moment by their ids."""
    commented = (article for article in articles if article.comments_thread)
    # Each of the newest is in one of as many threads: those in which anybody spoke last.
    lately = nlargest(most, commented, key=lambda one: one.comments_thread.newest)
    every = (
        (comment.published, comment.id, comment, article)
        for article in lately
        for comment in article.comments_thread.every()
    )
    found = nlargest(most, every, key=lambda one: one[:2])
    return [Latest(comment._replace(replies=()), article) for _, _, comment, article in found]


def bulletin(found: Iterable[Latest]) -> Bulletin:
    """The feed of them: an entry a comment."""
    items = [_item(one) for one in found]
    return Bulletin(PATH, "Comments", "What readers say, an entry a comment", items)


def _item(one: Latest) -> Item:
    comment = one.comment
    name = html.escape(signature(comment), quote=False)
    return Item(
        entry_id=urn(comment.id),
        url=one.url,
        title=f"{name} on {one.article.title}",
        summary=html.escape(summary(comment), quote=False),
        html=comment.html,
        date=comment.published,
        lang=one.article.lang,
        authors=(Commenter(name, comment.website),),
    )


def summary(comment: Shown) -> str:
    """The beginning of a comment, in plain words."""
    words = plain_text(comment.html)
    if len(words) <= _SUMMARY_LETTERS:
        return words
    return words[:_SUMMARY_LETTERS].rpartition(" ")[0] + " …"
