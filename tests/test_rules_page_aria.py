"""Pages: what is said to screen readers alone."""

from __future__ import annotations

import pytest

from rules import finds, found, leaves

FIRST = 8


def test_a_role_that_there_is_not_is_told_with_the_nearest() -> None:
    finding = finds("page-role", "<div role='navigaton'>A</div>", line=FIRST)
    assert '"navigation"' in finding.fix


@pytest.mark.parametrize("role", ["note", "foo note", "doc-noteref", "", "GROUP", "suggestion"])
def test_a_role_or_one_that_stands_in_for_it_is_left(role: str) -> None:
    leaves("page-role", f"<div role='{role}'>A</div>")


@pytest.mark.parametrize(
    "element",
    ["<nav role='navigation'></nav>", "<button role='button'>A</button>",
     "<a href='/' role='link'>A</a>", "<h2 role='heading'>A</h2>", "<article role='article'>"],
)  # fmt: skip
def test_a_role_said_again_is_found(element: str) -> None:
    finds("page-role-redundant", element)


@pytest.mark.parametrize(
    "element",
    ["<ul role='list'><li>A</li></ul>", "<section role='region'></section>",
     "<a role='link'>A</a>", "<header role='banner'></header>"],
)  # fmt: skip
def test_a_role_that_is_of_use_is_left(element: str) -> None:
    leaves("page-role-redundant", element)


@pytest.mark.parametrize(
    ("attribute", "said"),
    [("aria-labeled='A'", "aria-label"), ("aria-hidden='yes'", "true"),
     ("aria-current='yes'", "page"), ("aria-live='loud'", "polite")],
)  # fmt: skip
def test_an_attribute_or_value_that_is_none_is_told_with_one_that_is(
    attribute: str, said: str
) -> None:
    assert said in finds("page-aria-attribute", f"<p {attribute}>A</p>", line=FIRST).fix


def test_attributes_with_their_values_are_left() -> None:
    leaves("page-aria-attribute", "<a href='/' aria-current='page' aria-label='A B'>A</a>")
    leaves("page-aria-attribute", "<p aria-hidden='TRUE' aria-owns='x' arial='x'>A</p>")


def test_a_reference_to_what_is_not_there_is_found() -> None:
    assert '"b"' in finds(
        "page-aria-reference", "<p id='a'>A</p><nav aria-labelledby='a b'></nav>"
    ).message  # fmt: skip
    finds("page-aria-reference", "<label for='lost'>A</label>", line=FIRST)


def test_a_reference_to_what_may_come_later_is_left() -> None:
    leaves("page-aria-reference", "<button aria-controls='menu'>A</button>")
    leaves("page-aria-reference", "<p id='a'>A</p><nav aria-labelledby='a' aria-describedby=''>")


@pytest.mark.parametrize(
    "element",
    ["<div aria-label='A'>B</div>", "<span aria-label='A'></span>", "<p aria-label='A'>B</p>",
     "<strong aria-label='A'>B</strong>", "<nav role='presentation' aria-label='A'>B</nav>"],
)  # fmt: skip
def test_a_name_on_what_cannot_have_one_is_found(element: str) -> None:
    assert '"A"' in finds("page-aria-name", element, line=FIRST).message


@pytest.mark.parametrize(
    "element",
    ["<div role='group' aria-label='A'>B</div>", "<section aria-label='A'>B</section>",
     "<div aria-label=''>B</div>", "<div aria-hidden='true' aria-label='A'>B</div>",
     "<a href='/' aria-label='A'>A</a>", "<x-own aria-label='A'>B</x-own>"],
)  # fmt: skip
def test_a_name_on_what_has_one_is_left(element: str) -> None:
    leaves("page-aria-name", element)


@pytest.mark.parametrize(
    "hidden",
    ["<div aria-hidden='true'><a href='/'>A</a></div>", "<a aria-hidden='true' href='/'>A</a>",
     "<p aria-hidden='true'><b tabindex='0'>A</b></p>",
     "<div aria-hidden='true'><p aria-hidden='true'><button>A</button></p></div>"],
)  # fmt: skip
def test_a_stop_of_the_tab_key_that_is_hidden_is_found(hidden: str) -> None:
    finds("page-aria-hidden", hidden, line=FIRST)


@pytest.mark.parametrize(
    "hidden",
    ["<a aria-hidden='true' href='/' tabindex='-1'>A</a>", "<b aria-hidden='true'>A</b>",
     "<p aria-hidden='true'><button disabled>A</button><input type='hidden'></p>",
     "<p aria-hidden='true' hidden><a href='/'>A</a></p>", "<p aria-hidden='true'><a>A</a></p>",
     "<p aria-hidden='false'><a href='/'>A</a></p>"],
)  # fmt: skip
def test_what_the_tab_key_passes_may_be_hidden(hidden: str) -> None:
    leaves("page-aria-hidden", hidden)


def test_a_page_that_is_hidden_whole_is_told_once() -> None:
    whole = (
        "<!doctype html><html lang='en'><body aria-hidden='true'><a href='/'>A</a></body></html>"
    )
    (one,) = found("page-aria-hidden", whole)
    assert "<body>" in one.message


def test_a_control_in_another_is_found() -> None:
    finds("page-nested-controls", "<a href='/'>A <button>B</button></a>", line=FIRST)
    finds("page-nested-controls", "<button>A <b tabindex='0'>B</b></button>")
    leaves("page-nested-controls", "<a href='/'>A</a> <button>B <b>C</b></button>")
    leaves("page-nested-controls", "<a>A <button>B</button></a>")
