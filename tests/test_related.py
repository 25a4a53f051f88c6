"""Articles most like each other."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from weekpress.related import COMMON, related

Tagged = SimpleNamespace


def article(tags: str, project: object = None) -> Tagged:
    """An article with a tag a letter."""
    return Tagged(tags=[SimpleNamespace(slug=slug) for slug in tags], project=project)


def indexes(articles: list[Tagged], most: int) -> list[list[int]]:
    """What is related to each, as places in the list."""
    places = {id(one): place for place, one in enumerate(articles)}
    return [[places[id(other)] for other in others] for others in related(articles, most)]


def test_the_likest_come_first_and_the_newer_among_equals() -> None:
    articles = [article(tags) for tags in ("abc", "a", "ab", "b", "abc", "x", "ab")]
    assert indexes(articles, 10)[0] == [4, 2, 6, 1, 3]
    assert indexes(articles, 3)[0] == [4, 2, 6]


def test_a_rare_tag_says_more_than_a_common_one() -> None:
    articles = [article("ar"), *[article("a") for _ in range(5)], article("r")]
    assert indexes(articles, 1)[0] == [6]


def test_notes_of_one_project_are_not_related() -> None:
    bins = SimpleNamespace(slug="bins")
    articles = [article("a", bins), article("a", bins), article("a"), article("a")]
    assert indexes(articles, 3)[:2] == [[2, 3], [2, 3]]


def test_a_tag_on_too_many_articles_relates_none() -> None:
    assert not any(related([article("a") for _ in range(COMMON + 1)], 3))


class Untouchable:
    """An article whose tags nobody may ask for."""


def test_nothing_is_weighed_when_none_are_wanted() -> None:
    assert related([Untouchable(), Untouchable()], 0) == [[], []]


@given(st.lists(st.text("abcde", max_size=4).map(lambda tags: "".join(sorted(set(tags))))))
def test_the_few_are_the_first_of_the_many(tags: list[str]) -> None:
    articles = [article(each) for each in tags]
    all_of_them = indexes(articles, len(articles))
    assert indexes(articles, 2) == [others[:2] for others in all_of_them]
    for place, others in enumerate(all_of_them):
        shared = {o for o in range(len(tags)) if o != place and set(tags[o]) & set(tags[place])}
        assert set(others) == shared
