"""The newest of a site: found without looking through every thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from some_comments import FIRST, comment
from weekpress.comments.newest import newest
from weekpress.comments.threads import thread

LONDON = ZoneInfo("Europe/London")
MINUTES = st.lists(st.lists(st.integers(0, 9), max_size=5), max_size=6)
"""For each article, when its comments were approved: many in one minute."""


@given(MINUTES, st.integers(1, 8))
def test_the_newest_are_those_that_were_approved_last(minutes: list[list[int]], most: int) -> None:
    articles, every, number = [], [], 0
    for approved in minutes:
        said = []
        for minute in approved:
            said.append(replace(comment(number), published=FIRST + timedelta(minutes=minute)))
            number += 1
        every += said
        articles.append(SimpleNamespace(comments_thread=thread(said, LONDON) if said else None))
    last = sorted(every, key=lambda one: (one.published, one.id), reverse=True)[:most]
    assert [one.comment.id for one in newest(articles, most)] == [one.id for one in last]


def test_the_newest_are_shown_without_their_answers() -> None:
    article = SimpleNamespace(comments_thread=thread([comment(0), comment(1, 0)], LONDON))
    assert [one.comment.replies for one in newest([article])] == [(), ()]
