"""Decisions: what notes and posts say was decided, gathered by project, and as entries of a feed.

Comes in: articles, newest first, each with its `decisions` (see weekpress.markup.decided). Goes
out: a record for each, which links the very line of its article. No Pelican here, and no clock.
"""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from weekpress.bulletins import Bulletin, Item
from weekpress.markup import plain_text
from weekpress.markup.decided import gist
from weekpress.markup.excerpts import in_sentences
from weekpress.markup.tokens import INLINE, Tag, read

PATH = "decisions/"
"""The address of the page of all of them."""
_TITLE_LETTERS = 90
_GIVEN_BY_US = re.compile(r"decision-\d+")


@dataclass(frozen=True)
class Decision:
    """One decision, in the article that tells of it."""

    id: str
    """Of the element there."""
    html: str
    """What was decided, its links followed; it may stand in a list item."""
    number: int
    """Which of its article's decisions it is, from 1."""
    article: Any

    @property
    def url(self) -> str:
        """Where it stands: the article's address and the place in it."""
        return f"{self.article.url}#{self.id}"

    @property
    def date(self) -> datetime:
        """When it was published."""
        when: datetime = self.article.date
        return when

    @property
    def project(self) -> Any:  # noqa: ANN401 -- Pelican has no types
        """Its article's project, or None."""
        return self.article.project

    @property
    def words(self) -> str:
        """What was decided, plain."""
        return plain_text(self.html)


def decisions_of(articles: Iterable[Any]) -> list[Decision]:
    """Every decision of these articles, in their order and in that of each text."""
    return [
        Decision(one.id, one.html, number, article)
        for article in articles
        for number, one in enumerate(getattr(article, "decisions", ()), start=1)
    ]


def by_project(projects: Iterable[Any], others: Iterable[Any]) -> list[tuple[Any, list[Decision]]]:
    """Projects that have decisions, each with them, newest first; None for what has no project.

    projects -- with their `articles`, newest first, and their `decisions`
    others   -- the articles without a project, newest first
    """
    of_projects = [(project, project.decisions) for project in projects if project.decisions]
    of_none = decisions_of(others)
    return [*of_projects, *([(None, of_none)] if of_none else [])]


def bulletin(groups: Sequence[tuple[Any, Sequence[Decision]]]) -> Bulletin:
    """The feed of decisions: an entry each."""
    found = [_item(one) for _, decisions in groups for one in decisions
             if not getattr(one.article, "unpublished", None)]  # fmt: skip
    return Bulletin(PATH, "Decisions", "What was decided, an entry a decision", found)


def _item(decision: Decision) -> Item:
    article, words = decision.article, decision.words
    title = textwrap.shorten(words, _TITLE_LETTERS, placeholder="…")
    return Item(
        entry_id=entry_id(decision),
        url=decision.url,
        title=html.escape(title if len(title) > 1 else words[:_TITLE_LETTERS], quote=False),
        summary=html.escape(in_sentences(read(decision.html)), quote=False),
        html="\n".join(_content(decision)),
        date=article.date,
        modified=getattr(article, "modified", None),
        lang=article.lang,
        authors=tuple(article.authors),
        tags=tuple(article.tags),
        category=article.category,
    )


def entry_id(decision: Decision) -> str:
    """Its permanent id: of its article's and of the id its writer gave it, or else of its words.

    Of its words and not of its number: what is put before it makes no entry a new one, and none
    takes another's place. Capitals and punctuation do not count. Other words are another decision.
    """
    own = not _GIVEN_BY_US.fullmatch(decision.id)
    key = f"#{decision.id}" if own else gist(decision.words)
    return uuid5(NAMESPACE_URL, f"{decision.article.entry_id} {key}").urn


def _content(decision: Decision) -> Iterator[str]:
    """What was decided, and a link to where it stands."""
    inline = all(not isinstance(t, Tag) or t.name in INLINE for t in read(decision.html))
    yield f"<p>{decision.html}</p>" if inline else f"<div>{decision.html}</div>"
    yield f'<p><a href="#{html.escape(decision.id)}">{decision.article.title}</a></p>'
