"""A page as the rules see it: its elements, names, roles and stops of the Tab key."""

from __future__ import annotations

import pytest

from weekpress.checks.page import Page
from weekpress.checks.roles import is_gone, is_hidden, is_tab_stop, role_of
from weekpress.checks.structure import headings, landmarks
from weekpress.checks.words import words_of


def page(body: str) -> Page:
    return Page("a.html", f"<!doctype html><html lang='en'><body>{body}</body></html>".encode())


def test_elements_of_several_names_come_in_the_order_of_the_page() -> None:
    names = [
        e.tag for e in page("<h2>A</h2><p>B</p><h1>C</h1><!-- D --><h2>E</h2>").all("h1", "h2")
    ]
    assert names == ["h2", "h1", "h2"]


def test_an_element_with_two_of_the_attributes_comes_once() -> None:
    found = page("<p id='a' class='b'>A</p><p class='c'>B</p>").having("id", "class")
    assert [e.text for e in found] == ["A", "B"]


def test_what_is_given_a_role_comes_among_the_names() -> None:
    found = page("<b role='note'>A</b><nav>B</nav><nav role='none'>C</nav>").with_roles("nav")
    assert [e.text for e in found] == ["A", "B", "C"]


def test_what_several_rules_look_for_is_found_once() -> None:
    one, made = page("<h2>A</h2>"), []
    assert [one.once("a", lambda: made.append(1) or len(made)) for _ in "ab"] == [1, 1]


@pytest.mark.parametrize(
    ("inside", "words"),
    [("A <b>B</b>", "A B"), ("A<span hidden>B</span>C", "AC"), ("<img alt='A'> B", "A B"),
     ("<svg aria-label='A'><title>B</title></svg> C", "A C"), ("A<script>B</script>", "A")],
)  # fmt: skip
def test_words_are_those_that_are_read_out(inside: str, words: str) -> None:
    (element,) = page(f"<p>{inside}</p>").all("p")
    assert words_of(element) == words


@pytest.mark.parametrize(
    ("element", "role"),
    [("<header>", "banner"), ("<article><header>", "generic"), ("<section>", "generic"),
     ("<section aria-label='A'>", "region"), ("<a>", "generic"), ("<a href='/'>", "link"),
     ("<div role='foo NOTE'>", "note"), ("<x-own>", ""), ("<form title='A'>", "form")],
)  # fmt: skip
def test_the_role_of_an_element_is_given_or_its_own(element: str, role: str) -> None:
    *_, last = page(element).all()
    assert role_of(last) == role


@pytest.mark.parametrize(
    ("element", "stops"),
    [("<a href='/'>", True), ("<a>", False), ("<a href='/' tabindex='-1'>", False),
     ("<b tabindex='0'>", True), ("<input type='hidden'>", False), ("<button disabled>", False),
     ("<details><summary>", True), ("<video controls>", True), ("<p contenteditable>", True),
     ("<p contenteditable='false'>", False), ("<b tabindex='x'>", False)],
)  # fmt: skip
def test_the_tab_key_stops_at_what_takes_focus(element: str, stops: bool) -> None:
    *_, last = page(element).all()
    assert is_tab_stop(last) is stops


def test_what_is_in_something_hidden_is_hidden() -> None:
    for_some, for_all = page("<i aria-hidden='true'><b>A</b></i><i hidden><b>B</b></i>").all("b")
    assert (is_hidden(for_some), is_gone(for_some)) == (True, False)
    assert (is_hidden(for_all), is_gone(for_all)) == (True, True)


def test_headings_and_landmarks_are_those_that_are_read_out() -> None:
    one = page("<main><h1>A</h1><h2 hidden>B</h2><b role='heading'>C</b></main><nav hidden>D</nav>")
    assert [level for level, _ in headings(one)] == [1, 2]
    assert [role for role, _ in landmarks(one)] == ["main"]


@pytest.mark.parametrize("many", ["<div>", "<ul><li>", "<a href='/'>", "<table><tr><td>", "<nav>"])
def test_a_page_as_deep_as_nobody_writes_is_read(many: str) -> None:
    assert page(many * 3_000).root.tag == "html"


def test_a_message_is_no_longer_than_a_person_reads() -> None:
    one = page(f"<h2>{'A' * 9_000}</h2>")
    (heading,) = one.all("h2")
    assert len(one.at(heading, f"The heading {words_of(heading)} is long.").message) < 500
