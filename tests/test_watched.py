"""What a page reads is noted, whole: lists, articles, names; and each need has one value today."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from pelican.contents import Article, Author, Tag
from pelican.paginator import Paginator
from pelican.settings import DEFAULT_CONFIG

from weekpress.fingerprint import UnknowableError
from weekpress.incremental.templates import Closures
from weekpress.incremental.trace import Need, Trace, read, written
from weekpress.incremental.values import Given, Values, _sliced
from weekpress.incremental.watched import CARD, WatchedContext, WatchedList

LISTS = st.lists(st.integers(0, 3), max_size=6)
INDEX = st.integers(-7, 7)
BOUND = st.none() | INDEX
Operation = Callable[[list[int]], Any]

OPERATIONS: dict[str, Operation] = {
    "bool": bool,
    "not": lambda x: not x,
    "len": len,
    "list": list,
    "tuple": tuple,
    "sorted": sorted,
    "reversed": lambda x: list(reversed(x)),
    "star": lambda x: [*x],
    "argument": lambda x: (lambda *given: given)(*x),
    "unpacked": lambda x: (lambda first, *rest: (first, rest))(*x),
    "sum": sum,
    "max": max,
    "set": set,
    "in": lambda x: 2 in x,
    "equal": lambda x: x == [1, 2],
    "equal to": lambda x: x == [1, 2],
    "not equal": lambda x: x != [1, 2],
    "less": lambda x: x < [1, 2],
    "at most": lambda x: x <= [1, 2],
    "more": lambda x: x > [1, 2],
    "at least": lambda x: x >= [1, 2],
    "less than it": lambda x: x > [1, 2],
    "sum of lists": lambda x: x + [9],  # noqa: RUF005 -- what is tested
    "added": lambda x: [9] + x,  # noqa: RUF005 -- what is tested
    "extended": lambda x: (lambda y: y.extend(x) or y)([9]),
    "twice": lambda x: x * 2,
    "two times": lambda x: 2 * x,
    "repr": repr,
    "str": str,
    "format": lambda x: f"{x}",
    "json": json.dumps,
    "copy": lambda x: x.copy(),
    "copied": lambda x: list(copy.copy(x)),
    "index": lambda x: x.index(2),
    "count": lambda x: x.count(2),
    "join": lambda x: ",".join(map(str, x)),
    "pop": lambda x: x.pop(),
    "matched": lambda x: _matched(x),
    "first": lambda x: next(iter(x), None),
    "drawn": lambda x: ENV.from_string(
        "{{ x|first }} {{ x|last }} {{ x|length }} {{ x|sort }} {{ x[:2] }} {{ x ~ '' }} {{ x }}"
    ).render(x=x),
}  # fmt: skip
ENV = Environment(autoescape=True)


def _matched(x: list[int]) -> object:
    match x:
        case [first, *_, last]:
            return first, last
        case _:
            return None


def outcome(operation: Operation, given_: list[int]) -> object:
    """What comes of an operation, or the kind of error."""
    try:
        return operation(given_)
    except (IndexError, ValueError, TypeError) as error:
        return type(error)


def read_of(operation: Operation, given_: list[int]) -> tuple[object, list[str]]:
    """What comes of an operation on a watched list, and the parts of it that are noted."""
    trace = Trace()
    with trace.taken() as needs:
        found = outcome(operation, WatchedList(given_, trace, "x"))
    assert all(need[:2] == ("list", "x") for need in needs)
    return found, [part for _, _, part in needs]


def holds(operation: Operation, one: list[int], other: list[int]) -> None:
    """A watched list is a list; and two that agree in all that is noted give the same."""
    found, parts = read_of(operation, one)
    assert found == outcome(operation, list(one))
    if all(_sliced(one, part) == _sliced(other, part) for part in parts):
        assert found == outcome(operation, list(other))


@pytest.mark.parametrize("name", OPERATIONS)
@given(one=LISTS, other=LISTS)
def test_what_is_noted_covers_what_was_read(name: str, one: list[int], other: list[int]) -> None:
    holds(OPERATIONS[name], one, other)


@given(one=LISTS, other=LISTS, index=INDEX)
def test_what_is_noted_covers_an_item(one: list[int], other: list[int], index: int) -> None:
    holds(lambda x: x[index], one, other)


@given(one=LISTS, other=LISTS, start=BOUND, stop=BOUND, step=BOUND)
def test_what_is_noted_covers_a_slice(
    one: list[int], other: list[int], start: int | None, stop: int | None, step: int | None
) -> None:
    holds(lambda x: x[start:stop:step], one, other)


def test_who_asks_for_little_notes_little() -> None:
    assert read_of(lambda x: bool(x), [1, 2])[1] == ["some"]
    assert read_of(len, [1, 2])[1] == ["count"]
    assert read_of(lambda x: x[:5], [1, 2])[1] == [":5:"]


def test_nothing_is_noted_outside_a_trace() -> None:
    trace = Trace()
    assert list(WatchedList([1], trace, "x")) == [1]
    assert trace.needs is None


@given(st.sets(st.tuples(*[st.text("abc-:. é", min_size=1)] * 3)))
def test_needs_are_read_as_they_were_written(needs: set[Need]) -> None:
    assert set(read(written(needs))) == needs
    assert written(needs) == written(sorted(needs, reverse=True))


def test_a_trace_ends_with_its_block_whatever_happens_in_it() -> None:
    trace = Trace()
    with pytest.raises(ZeroDivisionError), trace.taken() as needs:
        trace.note("name", "a")
        raise ZeroDivisionError
    trace.note("name", "b")
    assert list(needs) == [("name", "a", "")]


SETTINGS = {**DEFAULT_CONFIG, "PATH": "content", "SITEURL": ""}


def article(title: str = "A title", body: str = "<p>A body.</p>", **more: Any) -> Article:
    slug = more.pop("slug", "a-title")
    made = Article(body, {"title": title, "slug": slug}, SETTINGS, f"content/{slug}.md", {})
    for name, value in more.items():
        setattr(made, name, value)
    return made


def valued(*articles: Article) -> Values:
    values = Values(Trace())
    values.watch(articles)
    return values


def needs_of(content: Article, use: Callable[[Any], object]) -> set[str]:
    """The parts of an article that are noted as it is used."""
    trace = vars(content)["_watch"][0]
    with trace.taken() as needs:
        use(content)
    return {part for _, _, part in needs}


def test_a_watched_article_is_an_instance_of_its_class() -> None:
    one = article()
    valued(one)
    assert isinstance(one, Article)
    assert type(one).__name__ == "Article"
    assert (one.title, one.content) == ("A title", "<p>A body.</p>")


@pytest.mark.parametrize(
    ("use", "parts"),
    [
        (lambda a: a.title, {"card"}),
        (lambda a: a.url, {"card"}),
        (lambda a: a.summary, {"card"}),
        (lambda a: a.content, {"body"}),
        (lambda a: a.content + a.title, {"body", "card"}),
        (lambda a: a.related, {"related"}),
        (lambda a: getattr(a, "nothing", None), {"nothing"}),
        (lambda a: hasattr(a, "nothing"), {"nothing"}),
        (lambda a: a.metadata, {"all"}),
        (lambda a: a.settings, {"all"}),
        (lambda a: str(a), {"all"}),
        (lambda a: isinstance(a, Article), set()),
    ],
)
def test_a_read_notes_its_own_part_only(use: Callable[[Any], object], parts: set[str]) -> None:
    one = article(related=[])
    valued(one)
    assert needs_of(one, use) == parts


def test_a_method_of_somebody_elses_may_read_anything() -> None:
    one = article()
    type(one).own_method = lambda _self: 1
    try:
        valued(one)
        assert "all" in needs_of(one, lambda a: a.own_method())
    finally:
        del Article.own_method


@pytest.mark.parametrize("name", ["title", "_summary", "slug", "extra", "_content"])
def test_a_need_has_another_value_when_what_it_tells_of_changes(name: str) -> None:
    one = article(_summary="old", extra="old")
    part = {"extra": "extra", "_content": "body"}.get(name, "card")
    values = valued(one)
    need = ("part", values.name_of(one) or "", part)
    before, all_before = values.of(need, {}), values.of((*need[:2], "all"), {})
    setattr(one, name, "new")
    later = Values(values._trace)
    later.contents = values.contents
    assert later.of(need, {}) != before
    assert later.of((*need[:2], "all"), {}) != all_before
    for other in {"card", "body", "extra"} - {part}:
        assert later.of((*need[:2], other), {}) == values.of((*need[:2], other), {})


def test_an_article_that_is_gone_has_a_value_of_its_own() -> None:
    values = valued(article())
    assert values.of(("part", "Article:other.md", "card"), {}) == "gone"


def test_an_author_is_told_by_the_person_behind_the_name() -> None:
    def of(person: object) -> str:
        author = Author("Moira Kettle", SETTINGS)
        author.person = person
        return valued().of(("name", "author", ""), {"author": author})

    assert of({"role": "Lead"}) == of({"role": "Lead"})
    assert of({"role": "Lead"}) != of({"role": "Research"})
    assert of(None) != of({"role": "Lead"})


def test_a_tag_is_told_by_its_name_and_slug() -> None:
    def of(name: str) -> str:
        return valued().of(("name", "tag", ""), {"tag": Tag(name, SETTINGS)})

    assert of("Bins") == of("Bins")
    assert of("Bins") != of("bins") != of("research")


def test_a_page_of_a_paginator_is_told_by_all_that_it_shows() -> None:
    def of(count: int, number: int, size: int = 2) -> str:
        articles = [article(slug=f"a{n}") for n in range(count)]
        settings = {**SETTINGS, "PAGINATION_PATTERNS": DEFAULT_CONFIG["PAGINATION_PATTERNS"]}
        page = Paginator("index.html", "", articles, settings, size).page(number)
        return valued(*articles).of(("name", "articles_page", ""), {"articles_page": page})

    assert of(4, 1) == of(4, 1)
    assert len({of(4, 1), of(4, 2), of(5, 1), of(6, 1), of(6, 1, 3)}) == 5


@pytest.mark.parametrize(
    "value", [object(), iter([1]), (n for n in [1]), lambda: 1, open, {"a": object()}, [object()]]
)
def test_a_value_that_cannot_be_told_makes_a_page_that_is_always_drawn(value: object) -> None:
    given_, need = {"x": value}, ("name", "x", "")
    if value is not open:  # Python's own, which gives the same for the same
        with pytest.raises(UnknowableError):
            valued().of(need, given_)
    given_page = Given({}, given_, given_)
    assert valued().key("spec", written([need]), given_page) == "" or value is open
    assert valued().key_of("site", object(), []) == ""


def test_a_key_follows_from_spec_needs_and_values() -> None:
    def key(spec: str, name: str, value: object) -> str:
        given_ = {"x": value, "y": value}
        return valued().key(spec, written([("name", name, "")]), Given({}, given_, given_))

    assert key("s", "x", 1) == key("s", "x", 1)
    assert len({key("s", "x", 1), key("t", "x", 1), key("s", "y", 1), key("s", "x", 2)}) == 4


def test_every_attribute_of_a_card_is_noted_as_the_card() -> None:
    one = article(**dict.fromkeys(("standfirst", "kind", "week", "entry_id", "image"), "x"))
    valued(one)
    for name in CARD - {"get_url_setting", "get_summary", "url_format"}:
        assert needs_of(one, lambda a, name=name: getattr(a, name, None)) == {"card"}  # type: ignore[misc]  # a default binds it


TEMPLATES = {
    "plain": "text",
    "child": "{% extends 'base' %}{% block a %}{% include 'part' %}{% endblock %}",
    "base": "{% block a %}{% endblock %}{% import 'macros' as m %}",
    "part": "{% from 'more' import x %}",
    "macros": "{% macro m() %}{% endmacro %}",
    "more": "{% set x = 1 %}",
    "either": "{% include ['gone', 'plain'] ignore missing %}",
    "choice": "{% extends 'plain' if a else 'base' %}",
    "any": "{% include name %}",
    "round": "{% include 'round' %}{% include 'about' %}",
    "about": "{% include 'round' %}",
    "far": "{% include 'any' %}",
}


def closure(name: str, **changed: str) -> tuple[list[str], str]:
    env = Environment(loader=DictLoader({**TEMPLATES, **changed}), autoescape=True)
    return Closures().names(env, name), Closures().of(env.get_template(name))


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("plain", ["plain"]),
        ("child", ["base", "child", "macros", "more", "part"]),
        ("base", ["base", "macros"]),
        ("either", ["either", "gone", "plain"]),
        ("round", ["about", "round"]),
        ("any", sorted(TEMPLATES)),
        ("far", sorted(TEMPLATES)),
    ],
)
def test_a_template_is_made_of_all_it_draws_in(name: str, names: list[str]) -> None:
    assert closure(name)[0] == names
    for each in TEMPLATES:
        changed = closure(name, **{each: TEMPLATES[each] + "!"})[1] != closure(name)[1]
        assert changed == (each in names)


def test_a_template_chosen_by_a_condition_is_drawn_in_either_way() -> None:
    assert {"plain", "base"} <= set(closure("choice")[0])


def test_a_template_that_comes_to_be_there_changes_who_asked_for_it() -> None:
    assert closure("either", gone="here")[1] != closure("either")[1]


def test_a_name_that_a_template_or_filter_asks_for_is_noted() -> None:
    env, trace = Environment(autoescape=True), Trace()
    env.context_class = WatchedContext
    template = env.from_string("{{ a }}{% if b is defined %}{% endif %}{% set c = 1 %}{{ c }}")
    with trace.taken() as needs:
        template.render(a=1, weekpress_trace=trace)
    assert {name for _, name, _ in needs} == {"a", "b"}
